//! The list of what is documented: `documented.yaml`.

use super::reader::{Object, Put, Read, Reader};
use super::slot::{LooseList, Map, Slot};
use super::table::{Key, Shape, Support, Table};
use crate::spec::node::{Entry, Node};
use crate::spec::source::Span;

words! {
    /// How much of a page could be read; without it, nothing but its name.
    ReadOf { Whole = "whole", Part = "part", }
}

objects! {
    /// The file.
    Documented = "the list of what is documented" {
        must methods: Map<'s, DocumentedMethod<'s>> = "methods",
        must lists: Map<'s, DocumentedList<'s>> = "lists",
    }

    /// What the pages list of a method.
    DocumentedMethod = "a documented method" {
        may url: &'s str = "page",
        may read_of: ReadOf = "read",
        may parameters: LooseList<&'s str> = "parameters",
        may answer: LooseList<&'s str> = "answer",
        may errors: LooseList<&'s str> = "errors",
    }

    /// What the pages list of values.
    DocumentedList = "a documented list of values" {
        may url: &'s str = "page",
        may read_of: ReadOf = "read",
        may values: LooseList<&'s str> = "values",
    }
}
