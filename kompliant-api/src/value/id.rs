//! Ids as types of their own.
//!
//! On the wire every id is a string with a prefix. As a type of its own, the id of one kind of
//! entity cannot be passed where another is wanted.

use std::fmt;

use serde::{Serialize, de::DeserializeOwned};

/// An id of the API.
///
/// It is checked where a program makes one from text, so that a mix-up shows before a request is
/// sent; it is never checked where the API sends one, because the API is right about its own ids.
///
/// ```
/// use kompliant_api::types::WorkflowId;
///
/// let id = WorkflowId::new("w_2dJFFW3HY8a3zOjqwUXhQc")?;
/// assert_eq!(id.as_str(), "w_2dJFFW3HY8a3zOjqwUXhQc");
///
/// let error = WorkflowId::new("sr_163Gh1ONk6BCHF9iYVDHcv").unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "\"sr_163Gh1ONk6BCHF9iYVDHcv\" is not a valid WorkflowId: it does not begin with `w_`",
/// );
/// # Ok::<(), kompliant_api::InvalidId>(())
/// ```
pub trait Id:
    Sealed
    + AsRef<str>
    + Clone
    + fmt::Debug
    + fmt::Display
    + Eq
    + std::hash::Hash
    + Serialize
    + DeserializeOwned
    + Send
    + Sync
    + 'static
{
    /// The name of the type, for messages.
    ///
    /// ```
    /// use kompliant_api::{Id, types::WorkflowId};
    ///
    /// assert_eq!(WorkflowId::NAME, "WorkflowId");
    /// ```
    const NAME: &'static str;

    /// What such an id begins with: one of these, or anything where the list is empty.
    ///
    /// ```
    /// use kompliant_api::{Id, types::WorkflowId};
    ///
    /// assert_eq!(WorkflowId::PREFIXES, ["w_"]);
    /// ```
    const PREFIXES: &'static [&'static str];
}

/// Keeps [`Id`] and [`OpenEnum`](crate::OpenEnum) to this crate, so that both may grow.
pub trait Sealed {}

/// Text that is not the id that it was taken for.
///
/// ```
/// use kompliant_api::propay::PropayId;
///
/// let error = PropayId::new("w_2dJFFW3HY8a3zOjqwUXhQc").unwrap_err();
/// assert!(error.to_string().ends_with("is not a valid PropayId: it does not begin with `ape_`"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is not a valid {id}: {problem}")]
pub struct InvalidId {
    id: &'static str,
    problem: Problem,
    /// The text, cut: an id is no secret, but whatever was pasted in its place may be long.
    text: Box<str>,
}

impl InvalidId {
    /// The name of the id type that was wanted.
    ///
    /// ```
    /// use kompliant_api::propay::PropayId;
    ///
    /// let error = PropayId::new("w_2dJFFW3HY8a3zOjqwUXhQc").unwrap_err();
    /// assert_eq!(error.id_type(), "PropayId");
    /// ```
    pub fn id_type(&self) -> &'static str {
        self.id
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Problem {
    Prefix(&'static [&'static str]),
    Bare,
    Character(char),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Prefix(prefixes) => {
                f.write_str("it does not begin with ")?;
                for (index, prefix) in prefixes.iter().enumerate() {
                    let or = if index == 0 { "" } else { " or " };
                    write!(f, "{or}`{prefix}`")?;
                }
                Ok(())
            }
            Self::Bare => f.write_str("there is nothing after its prefix"),
            Self::Character(c) => write!(f, "it contains {c:?}"),
        }
    }
}

/// The check of every id type. Says nothing of the length: ids of several lengths are seen.
pub(crate) fn check<I: Id>(text: &str) -> Result<(), InvalidId> {
    check_text(I::NAME, I::PREFIXES, text)
}

fn check_text(
    id: &'static str,
    prefixes: &'static [&'static str],
    text: &str,
) -> Result<(), InvalidId> {
    let body = if prefixes.is_empty() {
        Some(text)
    } else {
        prefixes.iter().find_map(|prefix| text.strip_prefix(prefix))
    };
    let problem = match body {
        None => Problem::Prefix(prefixes),
        Some("") => Problem::Bare,
        Some(body) => match body.chars().find(|c| c.is_whitespace() || c.is_control()) {
            Some(c) => Problem::Character(c),
            None => return Ok(()),
        },
    };
    Err(InvalidId { id, problem, text: text.chars().take(40).collect::<String>().into() })
}

/// What every id type has beside its [`Id`] impl.
macro_rules! id_impls {
    ($Id:ident) => {
        impl $Id {
            /// Takes text as an id, once it has been checked.
            ///
            /// ```
            /// use kompliant_api::types::WorkflowId;
            ///
            /// let id = WorkflowId::new("w_2dJFFW3HY8a3zOjqwUXhQc")?;
            /// assert!(WorkflowId::new("2dJFFW3HY8a3zOjqwUXhQc").is_err());
            /// # Ok::<(), kompliant_api::InvalidId>(())
            /// ```
            ///
            /// # Errors
            ///
            /// [`InvalidId`](crate::InvalidId) if the text lacks the prefix, ends after it, or has
            /// whitespace or control characters in it.
            #[inline]
            pub fn new(text: &str) -> Result<Self, $crate::InvalidId> {
                $crate::value::id::check::<Self>(text).map(|()| Self(text.into()))
            }

            /// The id as it is on the wire.
            ///
            /// ```
            /// use kompliant_api::types::WorkflowId;
            ///
            /// assert_eq!(WorkflowId::new("w_2dJFFW3H")?.as_str(), "w_2dJFFW3H");
            /// # Ok::<(), kompliant_api::InvalidId>(())
            /// ```
            #[inline]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl $crate::value::id::Sealed for $Id {}

        impl ::std::fmt::Display for $Id {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl ::std::fmt::Debug for $Id {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                write!(f, "{}({:?})", stringify!($Id), &self.0)
            }
        }

        impl ::std::convert::AsRef<str> for $Id {
            #[inline]
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl ::std::str::FromStr for $Id {
            type Err = $crate::InvalidId;

            #[inline]
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::new(text)
            }
        }

        impl ::std::convert::TryFrom<&str> for $Id {
            type Error = $crate::InvalidId;

            #[inline]
            fn try_from(text: &str) -> Result<Self, Self::Error> {
                Self::new(text)
            }
        }

        impl ::std::convert::TryFrom<String> for $Id {
            type Error = $crate::InvalidId;

            #[inline]
            fn try_from(text: String) -> Result<Self, Self::Error> {
                $crate::value::id::check::<Self>(&text).map(|()| Self(text.into()))
            }
        }

        impl ::std::convert::From<&$Id> for $Id {
            #[inline]
            fn from(id: &$Id) -> Self {
                id.clone()
            }
        }

        impl ::std::convert::From<$Id> for String {
            #[inline]
            fn from(id: $Id) -> Self {
                id.0.into()
            }
        }

        impl ::serde::Serialize for $Id {
            #[inline]
            fn serialize<S: ::serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.serialize_str(&self.0)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $Id {
            #[inline]
            fn deserialize<D: ::serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                <Box<str> as ::serde::Deserialize>::deserialize(d).map(Self)
            }
        }
    };
}
pub(crate) use id_impls;

#[cfg(test)]
mod tests {
    use crate::{propay::PropayId, types::OperationId};

    #[test]
    fn text_is_checked() {
        for good in ["ape_1", "ape_31mPs6dbvGw3swfLA9ctI", "ape_ape_"] {
            assert_eq!(PropayId::new(good).unwrap().as_str(), good);
            assert_eq!(PropayId::try_from(good.to_owned()).unwrap().as_str(), good);
            assert_eq!(good.parse::<PropayId>().unwrap().as_str(), good);
        }
        for (bad, problem) in [
            ("", "it does not begin with `ape_`"),
            (" ape_1", "it does not begin with `ape_`"),
            ("APE_1", "it does not begin with `ape_`"),
            ("ape_", "there is nothing after its prefix"),
            ("ape_1 ", "it contains ' '"),
            ("ape_1\n", "it contains '\\n'"),
            ("ape_\u{7f}", "it contains '\\u{7f}'"),
        ] {
            let error = PropayId::new(bad).unwrap_err();
            assert_eq!(error.to_string(), format!("{bad:?} is not a valid PropayId: {problem}"));
            assert_eq!(PropayId::try_from(bad.to_owned()).unwrap_err(), error);
            assert_eq!(error.id_type(), "PropayId");
        }
    }

    #[test]
    fn an_id_may_have_several_prefixes() {
        assert!(OperationId::new("ap_1").is_ok());
        assert!(OperationId::new("apo_1").is_ok());
        assert_eq!(
            OperationId::new("op_1").unwrap_err().to_string(),
            r#""op_1" is not a valid OperationId: it does not begin with `ap_` or `apo_`"#,
        );
    }

    #[test]
    fn the_message_is_bounded() {
        let error = PropayId::new(&"x".repeat(9000)).unwrap_err();
        assert_eq!(error.to_string().matches('x').count(), 40);
    }

    #[test]
    fn what_the_api_sends_is_not_checked() {
        let id: PropayId = serde_json::from_str(r#""no prefix""#).unwrap();
        assert_eq!(serde_json::to_string(&id).unwrap(), r#""no prefix""#);
        assert_eq!(format!("{id:?} {id}"), r#"PropayId("no prefix") no prefix"#);
    }
}
