//! Proof that the sandbox knows each word that the generator writes into its tables, and no other.

use super::{Condition, request_schema::RequestSchema, tables::Role};

macro_rules! conditions {
    ($($Variant:ident = $word:literal,)*) => {
        impl Condition {
            /// The word of the spec.
            pub(super) fn word(self) -> &'static str {
                match self {
                    $(Self::$Variant => $word,)*
                }
            }
        }

        #[cfg(test)]
        const CONDITIONS: &[(Condition, &str)] = &[$((Condition::$Variant, $word)),*];
    };
}
macro_rules! roles {
    ($($Variant:ident = $word:literal,)*) => {
        const _: fn(Role) = |role| match role {
            $(Role::$Variant => {})*
        };

        #[cfg(test)]
        const ROLES: &[(Role, &str)] = &[$((Role::$Variant, $word)),*];
    };
}
macro_rules! request_schemas {
    ($($Variant:ident,)*) => {
        const _: fn(RequestSchema) = |schema| match schema {
            $(RequestSchema::$Variant { .. } => {})*
        };
    };
}

include!("../../inventory/sandbox.rs");

#[cfg(test)]
mod tests {
    use serde_json::{Value, from_value};

    use super::*;

    #[test]
    fn each_word_of_a_table_is_read_as_its_variant() {
        for (condition, word) in CONDITIONS {
            let read: Condition = from_value(Value::from(*word)).unwrap();
            assert_eq!(read, *condition);
            assert_eq!(condition.as_str(), *word);
        }
        for (role, word) in ROLES {
            assert_eq!(from_value::<Role>(Value::from(*word)).unwrap(), *role);
        }
    }
}
