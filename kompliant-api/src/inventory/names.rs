// What this crate has and the generator must know: each name once, as data.
//
// The file is read twice. `../inventory.rs` expands each list to uses, so that a name that is gone
// does not compile; `codegen/src/model/runtime.rs` makes constants of them. A test of codegen
// (`codegen/src/model/runtime/tests.rs`) parses the sources of this crate and fails where a name is
// missing here.

// Modules at the root of the crate. No group of methods may have such a name.
modules! {
    api,
    #[cfg(feature = "blocking")]
    blocking,
    feature,
    generated,
    #[cfg(any(doc, doctest))]
    guide,
    inventory,
    #[cfg(feature = "journey")]
    journey,
    provisioner,
    #[cfg(feature = "sandbox")]
    sandbox,
    transport,
    value,
    wire,
}

// Crates that generated code and macros name by their path.
crates! { serde, serde_json, std, thiserror }

// Types, traits and aliases at the root. No type of the spec may have such a name: generated code
// imports some of them, and callers import all of them beside the types of a group.
types! {
    AnyReason, ApiVersion, BuildError, Call, Client, ClientBuilder, Codec, Credentials, Date,
    Delivery, Effect, Environment, Error, ErrorDetail, ErrorKind, ErrorObject, ErrorRow, Id,
    InvalidCredentials, InvalidDate, InvalidId, InvalidTimestamp, JsonObject, Meta, Method,
    MethodError, OpenEnum, Provisioner, Reason, RetryPolicy, Sensitive, StandardRow, Timestamp,
    UnknownValue, Warning, WithMeta,
}

// Types that a macro of `value/format` makes where the spec has use for them.
values! {
    Base64 = base64,
    Decimal = decimal,
    InvalidValue = invalid_value,
    UnknownVariant = unknown_variant,
    Uri = uri,
    Uuid = uuid,
    YearMonth = year_month,
}

// Functions of the clients, those of private use and of any feature too. A group of methods is one
// more, so no group may have such a name.
client! {
    around, builder, call, call_untyped, exchange, execute_again, new, now, onboard, resume, sleep,
    timeout, wait,
}

// Functions of a call. An optional parameter is one more.
call! {
    attempt_timeout, new, outgoing, request, retry_policy, send, send_with_meta, timeout,
}

// Headers that carry the credentials.
headers! { "Authorization", "X-API-Key", "X-API-Auth-Token" }

// Standard errors that code written by hand names, by their variant and in the spec.
standard_errors! {
    AuthInvalidApiKey = "AUTH_INVALID_API_KEY",
    AuthInvalidAuthToken = "AUTH_INVALID_AUTH_TOKEN",
    AuthInvalidHeader = "AUTH_INVALID_HEADER",
    AuthMissingHeader = "AUTH_MISSING_HEADER",
    AuthSignatureMismatch = "AUTH_SIGNATURE_MISMATCH",
    Forbidden = "FORBIDDEN",
    RequestTooLarge = "REQUEST_TOO_LARGE",
    ServerError = "SERVER_ERROR",
    ServiceUnavailable = "SERVICE_UNAVAILABLE",
    Throttled = "THROTTLED",
    UnknownVersion = "UNKNOWN_VERSION",
    UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE",
}

// Schemas that this crate reads by hand, with all that it reads of each: a text, one value of
// another such schema, or a list of them. The word in front is how a program gets at the fields.
schemas! {
    function Meta { status: text, trace_id: text, version: text, warnings: list Warning }
    field Warning { code: text, message: text }
    function ErrorObject {
        code: text, message: text, entity_type: text, sub_code: text, details: list ErrorDetail,
    }
    field ErrorDetail { field: text, message: text }
    // It has no type: `wire/response` takes it apart.
    nothing ErrorAnswer { meta: one Meta, errors: list ErrorObject }
}
