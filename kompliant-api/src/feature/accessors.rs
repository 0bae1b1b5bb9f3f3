//! The functions by which both clients lead to the groups of methods.

/// Gives both clients a function for each group of methods.
macro_rules! accessors {
    ($($module:ident = $title:literal),*) => {
        $crate::feature::accessors::accessors!(@of $crate::Client, $($module = $title),*);

        #[cfg(feature = "blocking")]
        $crate::feature::accessors::accessors! {
            @of $crate::feature::blocking::Client, $($module = $title),*
        }
    };
    (@of $Client:ty, $($module:ident = $title:literal),*) => {
        impl $Client {
            $(
                #[doc = concat!("The methods of ", $title, ", as")]
                #[doc = concat!("[`", stringify!($module), "::Methods`] lists them.")]
                ///
                /// ```
                #[doc = concat!("use kompliant_api::{Client, ", stringify!($module), "};")]
                ///
                /// /// For the part of a program that calls nothing else.
                #[doc = concat!(
                    "fn part(client: &Client) -> ", stringify!($module), "::Methods<'_, Client> {",
                )]
                #[doc = concat!("    client.", stringify!($module), "()")]
                /// }
                /// ```
                pub fn $module(&self) -> $module::Methods<'_, Self> {
                    $module::Methods { client: self }
                }
            )*
        }
    };
}
pub(crate) use accessors;
