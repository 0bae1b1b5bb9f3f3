//! What a request must look like, as the sandbox checks it.

use serde_json::{Value, json};

use crate::emit::context::Context;
use crate::model::{Type, TypeKind};

/// Deeper than this, the types alone say what fits.
const DEEPEST: usize = 16;

/// The shape of a type; of what is not known here, nothing is checked.
pub(super) fn of(cx: &Context<'_>, ty: &Type) -> Value {
    within(cx, ty, 0)
}

fn within(cx: &Context<'_>, ty: &Type, depth: usize) -> Value {
    let inner = |ty: &Type| within(cx, ty, depth + 1);
    match ty {
        _ if depth > DEEPEST => json!("any"),
        Type::String | Type::Text(_) => json!("string"),
        Type::Boolean => json!("boolean"),
        Type::Int32 | Type::Int64 => json!("integer"),
        Type::Double | Type::Decimal => json!("number"),
        Type::Timestamp => json!("timestamp"),
        Type::Date => json!("date"),
        Type::JsonObject => json!("object"),
        Type::List(item) => json!({"list": inner(item)}),
        Type::Map(value) => json!({"map": inner(value)}),
        Type::Nullable(value) => json!({"nullable": inner(value)}),
        Type::Sensitive(value) | Type::Limited(value, _) => inner(value),
        Type::Named(id) => match cx.api.def(*id).map(|def| &def.kind) {
            Some(TypeKind::Id { .. }) => json!("string"),
            Some(TypeKind::Enum { values, .. }) => {
                let spellings = values.iter().flat_map(|value| {
                    [&value.wire].into_iter().chain(&value.aliases).collect::<Vec<_>>()
                });
                json!({"enum": spellings.collect::<Vec<_>>()})
            }
            Some(TypeKind::Struct(object)) => {
                let fields = object.fields.iter().map(|field| {
                    json!({
                        "name": field.wire,
                        "required": field.required,
                        "shape": inner(&field.ty),
                    })
                });
                json!({"struct": fields.collect::<Value>()})
            }
            // A choice is open, and so is what the sandbox takes for one.
            Some(TypeKind::Choice(_)) | None => json!("any"),
        },
    }
}
