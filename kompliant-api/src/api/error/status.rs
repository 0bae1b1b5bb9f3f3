//! HTTP statuses that tell by themselves that a request was not processed.
//!
//! They matter where something else answers in the place of the API: a gateway, a proxy, another
//! server at a wrong base URL. The meaning is that of RFC 9110 and RFC 6585.

/// Why a request was not processed, for people; `None` where the status does not tell that.
///
/// 400, 408 and 409 are not among them: a gateway that gives up on a request answers with these, too.
pub(crate) fn known(status: u16) -> Option<&'static str> {
    Some(match status {
        307 | 308 => "something leads elsewhere, and redirects are not followed; see the base URL",
        401 => "something in front of the API asks for a login",
        403 => "something in front of the API refuses access",
        404 | 405 | 410 => "nothing here knows the method; see the base URL",
        407 => "a proxy asks for a user name and a password",
        411 | 413 | 414 | 415 => "something in front of the API does not take such a request",
        421 => "this server does not serve the host; see the base URL",
        426 | 428 => "something in front of the API asks for another protocol or a condition",
        429 => "there are too many requests",
        431 => "the headers are too large for something in front of the API",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::known;

    #[test]
    fn what_may_be_said_after_processing_is_not_known() {
        for status in
            [100, 200, 204, 301, 302, 303, 400, 408, 409, 422, 499, 500, 502, 503, 504, 599]
        {
            assert_eq!(known(status), None, "{status}");
        }
    }
}
