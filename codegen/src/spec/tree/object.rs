//! The declarations of which this folder is made: one for each object, and one for each list of words.
//!
//! An object is declared once. Its struct, its reading with all diagnostics, and the table for
//! suggestions and for the JSON Schema come from there, so that they cannot differ.

/// Declares objects. `must` and `may` say whether a key is required. `!` marks a key of OpenAPI that
/// this generator refuses, with the reason; `..` is what all other keys hold.
macro_rules! objects {
    ($(
        $(#[$meta:meta])*
        $name:ident = $what:literal {
            $( $(#[$field_meta:meta])* $need:ident $field:ident: $ty:ty = $key:literal, )*
            $( ! $refused:literal = $reason:expr, )*
            $( ..$rest:ident: $rest_ty:ty, )?
        }
    )*) => {$(
        $(#[$meta])*
        #[derive(Debug)]
        pub(crate) struct $name<'s> {
            /// The key that it is under, or the item: where to point when something is missing.
            pub(crate) at: Span,
            /// As it is written.
            pub(crate) node: &'s Node,
            /// The page that it is from: its own `x-source`, or that of what it is in.
            pub(crate) page: Option<&'s str>,
            /// Whether it has a key of which nobody knows what it means, so that something may be
            /// missing that is meant to be there.
            pub(crate) has_unknown: bool,
            $( $(#[$field_meta])* pub(crate) $field: Slot<$ty>, )*
            $( pub(crate) $rest: Map<'s, $rest_ty>, )?
        }

        impl<'s> Object<'s> for $name<'s> {
            fn table() -> Table {
                Table {
                    what: $what,
                    keys: vec![
                        $( Key {
                            name: $key,
                            required: is_required!($need),
                            support: Support::Used(<$ty as Read<'s>>::shape),
                        }, )*
                        $( Key {
                            name: $refused,
                            required: false,
                            support: Support::Refused($reason),
                        }, )*
                    ],
                    rest: [$( <$rest_ty as Read<'s>>::shape as fn() -> Shape )?].first().copied(),
                }
            }

            fn empty(at: Span, node: &'s Node, page: Option<&'s str>) -> Self {
                Self {
                    at,
                    node,
                    page,
                    has_unknown: false,
                    $( $field: Slot::absent(), )*
                    $( $rest: Map::default(), )?
                }
            }

            fn put(&mut self, reader: &mut Reader<'s, '_>, key: &str, entry: &'s Entry) -> Put {
                match key {
                    $( $key => {
                        if !self.$field.is_absent() {
                            return Put::Taken;
                        }
                        self.$field = reader.slot(entry);
                    } )*
                    $( $refused => return Put::Refused($reason), )*
                    $( key if !key.starts_with("x-") => {
                        let value = reader.entry::<$rest_ty>(entry);
                        self.$rest.entries.push(value);
                    } )?
                    _ => return Put::Unknown,
                }
                Put::Done
            }

            fn note_unknown(&mut self) {
                self.has_unknown = true;
            }

            #[allow(unused_variables)] // Where no key is required.
            fn missing(&mut self, report: &mut dyn FnMut(&'static str)) {
                $( if is_required!($need) && self.$field.is_absent() {
                    report($key);
                    self.$field = Slot::broken();
                } )*
            }

            fn given(&self) -> Vec<(&'static str, Span)> {
                let all: &[Option<(&'static str, Span)>] =
                    &[$( self.$field.key().map(|span| ($key, span)) ),*];
                all.iter().flatten().copied().collect()
            }
        }

        impl<'s> Read<'s> for $name<'s> {
            fn shape() -> Shape {
                Shape::Object(<Self as Object<'s>>::table)
            }

            fn read(reader: &mut Reader<'s, '_>, node: &'s Node, at: Span) -> Option<Self> {
                reader.object(node, at)
            }
        }
    )*};
}

macro_rules! is_required {
    (must) => {
        true
    };
    (may) => {
        false
    };
}

/// Declares an enum of the words that a key takes.
macro_rules! words {
    ($(
        $(#[$meta:meta])*
        $name:ident { $( $variant:ident = $word:literal, )* }
    )*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum $name {
            $( $variant, )*
        }

        impl $name {
            /// As it is written.
            pub(crate) fn word(self) -> &'static str {
                match self {
                    $( Self::$variant => $word, )*
                }
            }
        }

        impl<'s> Read<'s> for $name {
            fn shape() -> Shape {
                Shape::OneOf(vec![$( $word, )*])
            }

            fn read(reader: &mut Reader<'s, '_>, node: &'s Node, at: Span) -> Option<Self> {
                match reader.word::<Self>(node, at)? {
                    $( $word => Some(Self::$variant), )*
                    _ => None,
                }
            }
        }
    )*};
}
