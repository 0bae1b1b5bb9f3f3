//! Schemas by name: references, and what they lead to.
//!
//! Each is looked at once, however often it is referred to.

use super::{Place, Typed};
use crate::model::lower::{At, Known, Lower};
use crate::spec::diagnostic::{Code, Diagnostic};
use crate::spec::source::FileId;

impl<'s> Lower<'s, '_> {
    /// A `$ref` to a schema.
    pub(in crate::model::lower) fn schema_ref(
        &mut self,
        from: FileId,
        target: &'s crate::spec::node::Node,
    ) -> Option<Typed> {
        let found = self.follow(from, target)?;
        let &["components", "schemas", name] = found.keys.as_slice() else {
            self.report(
                Code::WrongRef,
                target.span,
                "this refers to something that is not a schema",
                "expected `…#/components/schemas/NAME`",
            );
            return None;
        };
        if let Some(Known::Open) = self.schemas.get(&(found.file, name)) {
            let title = format!("`{name}` contains itself");
            self.diagnostics.push(
                Diagnostic::new(Code::RefCycle, target.span, title)
                    .label("this leads back to it")
                    .also(found.at.span, "it starts here")
                    .note("types that contain themselves are not used, not even through a list"),
            );
            return None;
        }
        self.named(found.file, name)
    }

    /// The named schema of a file.
    pub(in crate::model::lower) fn named(&mut self, file: FileId, name: &'s str) -> Option<Typed> {
        if let Some(Known::Done(known)) = self.schemas.get(&(file, name)) {
            return known.clone();
        }
        let document = self.spec.document(file)?;
        let top = At::of(file, &document.root, document.root.span, None);
        let at = top.get("components")?.get("schemas")?.get(name)?;
        self.schemas.insert((file, name), Known::Open);
        let place = Place { home: self.home(file), words: vec![name.to_owned()] };
        let known = self.schema(at, &place);
        self.schemas.insert((file, name), Known::Done(known.clone()));
        known
    }
}
