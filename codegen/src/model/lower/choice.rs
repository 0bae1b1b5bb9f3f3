//! Whether the types of a choice can be told apart.
//!
//! Where an answer could be read in two ways, which one callers get would be an accident. So every
//! earlier type must show something that no later one can show.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Choice, Field, Form, Scalar, Type, TypeId, TypeKind, Types, Variant};
use crate::spec::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::spec::source::Span;

/// What a tag fixes: by struct, its property and the values that it can have there.
type Tags = BTreeMap<TypeId, BTreeSet<(String, String)>>;

/// Checks every choice, and gives each of its types what tells it from the others.
pub(super) fn tell(mut types: Types, diagnostics: &mut Diagnostics) -> Types {
    let mut tags = Tags::new();
    let mut forms = Vec::new();
    for (id, def) in types.entries() {
        let TypeKind::Choice(choice) = &def.kind else { continue };
        let mut pass = Pass { types: &types, diagnostics };
        match &choice.tag {
            Some((property, span)) => pass.tagged(choice, property, *span, &mut tags),
            None => forms.push((id, pass.untagged(&choice.variants))),
        }
    }
    for (id, forms) in forms {
        let TypeKind::Choice(choice) = &mut types[id].kind else { continue };
        for (variant, form) in choice.variants.iter_mut().zip(forms) {
            variant.form = form;
        }
    }
    fix(&mut types, &tags);
    types
}

struct Pass<'a> {
    types: &'a Types,
    diagnostics: &'a mut Diagnostics,
}

impl Pass<'_> {
    fn tagged(&mut self, choice: &Choice, property: &str, at: Span, tags: &mut Tags) {
        self.check_tags(choice);
        for variant in &choice.variants {
            let Some((id, fields)) = self.struct_of(&variant.ty) else {
                let help = "refer to an object with properties";
                let title = "a discriminator chooses among objects";
                self.report(Code::OneOf, variant.span, title, help);
                continue;
            };
            let field = fields.iter().find(|field| field.wire == property);
            let problem = match field {
                None => Some(format!("this choice lacks `{property}`, which is to tell it")),
                Some(field) if !field.required => {
                    Some(format!("`{property}` is to tell this choice, and may be missing"))
                }
                Some(field) => self.wrong_tag(field, variant),
            };
            if let Some(problem) = problem {
                let mut diagnostic = Diagnostic::new(Code::OneOf, variant.span, problem)
                    .also(at, "the discriminator");
                if let Some(field) = field {
                    diagnostic = diagnostic.also(field.span, "the property");
                }
                let help = format!("`{property}` is a required text or enum of every choice");
                self.diagnostics.push(diagnostic.help(help));
            }
            let values = variant.tags.iter().map(|tag| (property.to_owned(), tag.clone()));
            tags.entry(id).or_default().extend(values);
        }
    }

    /// Reports a tag that chooses two types.
    fn check_tags(&mut self, choice: &Choice) {
        let mut seen: Vec<(&str, Span)> = Vec::new();
        for variant in &choice.variants {
            for tag in &variant.tags {
                if let Some((_, first)) = seen.iter().find(|(text, _)| text == tag) {
                    let title = format!("`{tag}` stands for two of the choices");
                    let diagnostic = Diagnostic::new(Code::OneOf, variant.span, title);
                    self.diagnostics.push(
                        diagnostic
                            .also(*first, "first here")
                            .help("map each to a value of its own"),
                    );
                }
                seen.push((tag, variant.span));
            }
        }
    }

    /// Why a property cannot hold the tags of a choice.
    fn wrong_tag(&self, field: &Field, variant: &Variant) -> Option<String> {
        match &field.ty {
            Type::Scalar(Scalar::String) => None,
            Type::Named(id) => match &self.types[*id].kind {
                TypeKind::Enum { values, .. } => {
                    let known = |tag: &&String| {
                        values
                            .iter()
                            .any(|value| value.wire == **tag || value.aliases.contains(tag))
                    };
                    let wrong = variant.tags.iter().find(|tag| !known(tag))?;
                    Some(format!("`{wrong}` is no value of the enum `{}`", field.wire))
                }
                _ => Some(format!("`{}` is no text", field.wire)),
            },
            _ => Some(format!("`{}` is no text", field.wire)),
        }
    }

    fn untagged(&mut self, variants: &[Variant]) -> Vec<Option<Form>> {
        let mut seen: Vec<(Form, Span)> = Vec::new();
        let mut forms = Vec::new();
        for variant in variants {
            let Some(form) = self.form(&variant.ty) else {
                let help = "list its choices here, or write an object with properties";
                let title = "nothing of its form tells this choice from others";
                self.report(Code::OneOf, variant.span, title, help);
                forms.push(None);
                continue;
            };
            if let Some((_, first)) =
                seen.iter().find(|(first, _)| self.overlaps(first, variant, &form))
            {
                let title = "what fits this choice fits an earlier one, too";
                let help = match form {
                    Form::Object(_) => {
                        "require a property of the earlier one that this one does not have, put the one that requires more first, or add a `discriminator`"
                    }
                    _ => "remove one of them",
                };
                self.diagnostics.push(
                    Diagnostic::new(Code::OneOf, variant.span, title)
                        .also(*first, "the earlier one")
                        .help(help),
                );
            }
            seen.push((form.clone(), variant.span));
            forms.push(Some(form));
        }
        forms
    }

    /// Whether a value of a later choice can have the form of an earlier one.
    fn overlaps(&self, earlier: &Form, later: &Variant, form: &Form) -> bool {
        match (earlier, form) {
            (Form::Object(required), Form::Object(_)) => match self.struct_of(&later.ty) {
                Some((_, fields)) => {
                    required.iter().all(|wire| fields.iter().any(|field| field.wire == *wire))
                }
                // Any key can be in it.
                None => true,
            },
            (earlier, later) => earlier == later,
        }
    }

    /// What can be seen of a value of this type.
    fn form(&self, ty: &Type) -> Option<Form> {
        Some(match ty {
            Type::Scalar(scalar) => scalar_form(*scalar),
            Type::List(_) => Form::List,
            Type::Map(_) => Form::Object(Vec::new()),
            Type::Nullable(inner) | Type::Sensitive(inner) => return self.form(inner),
            Type::Named(id) => match &self.types[*id].kind {
                TypeKind::Struct(object) => {
                    let required = object.fields.iter().filter(|field| field.required);
                    Form::Object(required.map(|field| field.wire.clone()).collect())
                }
                TypeKind::Enum { .. } | TypeKind::Id { .. } => Form::Text,
                TypeKind::Choice(_) => return None,
            },
        })
    }

    fn struct_of(&self, ty: &Type) -> Option<(TypeId, &[Field])> {
        match ty {
            Type::Sensitive(inner) => self.struct_of(inner),
            _ => self.types.object(ty).map(|(id, object)| (id, &*object.fields)),
        }
    }

    fn report(&mut self, code: Code, span: Span, title: &str, help: &str) {
        self.diagnostics.push(Diagnostic::new(code, span, title).help(help));
    }
}

/// A struct that a single value chooses always holds that value.
fn fix(types: &mut Types, tags: &Tags) {
    for (id, values) in tags {
        let TypeKind::Struct(object) = &mut types[*id].kind else { continue };
        let mut values = values.iter();
        if let (Some((property, value)), None) = (values.next(), values.next())
            && let Some(field) = object.fields.iter_mut().find(|field| field.wire == *property)
        {
            field.fixed = Some(value.clone());
        }
    }
}

fn scalar_form(scalar: Scalar) -> Form {
    match scalar {
        Scalar::String
        | Scalar::Timestamp
        | Scalar::Date
        | Scalar::YearMonth
        | Scalar::Base64
        | Scalar::Uri
        | Scalar::Uuid => Form::Text,
        Scalar::Int32 | Scalar::Int64 | Scalar::Double | Scalar::Decimal => Form::Number,
        Scalar::Boolean => Form::Boolean,
        Scalar::JsonObject => Form::Object(Vec::new()),
    }
}
