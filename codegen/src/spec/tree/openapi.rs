//! OpenAPI 3.0.3, but for schemas.
//!
//! <https://spec.openapis.org/oas/v3.0.3>
//!
//! `openapiv3` takes `requried:` and `type: objct` without a word, so what OpenAPI allows is declared
//! here. What OpenAPI allows and this generator does not use is refused with a reason: nothing in
//! the spec is silently ignored.

use super::arena::Ids;
use super::extensions::{Allow, ErrorRow, Provisioner};
use super::paths::Paths;
use super::reader::{Object, Put, Read, Reader};
use super::reference::{RefOr, StandardRows};
use super::schema::Schema;
use super::slot::{List, LooseList, Map, Slot};
use super::table::{Key, Shape, Support, Table};
use crate::spec::node::{Entry, Node};
use crate::spec::source::Span;

const ONE_VERB: &str = "every method of Kompliant's API is a POST";
const NO_PARAMETERS: &str = "Kompliant's methods take all parameters in the JSON body";
const ONLY_JSON: &str = "the bodies of requests and answers are JSON";
const ONE_SERVER: &str = "there is one server for all methods, in the root";
const USE_SOURCE: &str = "say where it is from with `x-source`";
const NO_CALLBACKS: &str = "webhooks and links are no part of the provisioning methods";

words! {
    /// The version of OpenAPI.
    OpenApi { V3 = "3.0.3", }

    /// What a call does.
    Effect { Read = "read", Write = "write", }

    /// How it is shown who calls.
    SchemeType { ApiKey = "apiKey", }

    /// Where that is in a request.
    Location { Header = "header", }
}

objects! {
    /// The root of the spec.
    Root = "the root" {
        must openapi: OpenApi = "openapi",
        must info: Info<'s> = "info",
        must servers: List<Server<'s>> = "servers",
        must security: List<Map<'s, LooseList<&'s str>>> = "security",
        must tags: LooseList<Tag<'s>> = "tags",
        must paths: Paths<'s> = "paths",
        must components: RootComponents<'s> = "components",
        !"externalDocs" = USE_SOURCE,
    }

    /// A file that the root refers to.
    Parts = "a file of parts" {
        may paths: Ids<PathItem<'s>> = "paths",
        may components: Components<'s> = "components",
    }

    /// What the API is called, and its version.
    Info = "`info`" {
        must title: &'s str = "title",
        must version: &'s str = "version",
        must description: &'s str = "description",
        may contact: Contact<'s> = "contact",
        may license: License<'s> = "license",
        may source: &'s str = "x-source",
        may allow: Allow<'s> = "x-allow",
        !"termsOfService" = USE_SOURCE,
    }

    /// Whom to ask.
    Contact = "a contact" {
        may name: &'s str = "name",
        may url: &'s str = "url",
        may email: &'s str = "email",
    }

    /// What one may do with the spec.
    License = "a license" {
        must name: &'s str = "name",
        may url: &'s str = "url",
    }

    /// Where the API is.
    Server = "a server" {
        must url: &'s str = "url",
        may description: &'s str = "description",
        may source: &'s str = "x-source",
        may inferred: &'s str = "x-inferred",
        may allow: Allow<'s> = "x-allow",
        !"variables" = "the address of the API has no variable part",
    }

    /// A group of methods.
    Tag = "a tag" {
        must name: &'s str = "name",
        must description: &'s str = "description",
        may provisioner: Provisioner<'s> = "x-provisioner",
        may source: &'s str = "x-source",
        may inferred: &'s str = "x-inferred",
        may unknown: &'s str = "x-unknown",
        may allow: Allow<'s> = "x-allow",
        !"externalDocs" = USE_SOURCE,
    }

    /// A path, with its one operation.
    PathItem = "a path" {
        must post: Operation<'s> = "post",
        !"get" = ONE_VERB,
        !"put" = ONE_VERB,
        !"delete" = ONE_VERB,
        !"options" = ONE_VERB,
        !"head" = ONE_VERB,
        !"patch" = ONE_VERB,
        !"trace" = ONE_VERB,
        !"parameters" = NO_PARAMETERS,
        !"servers" = ONE_SERVER,
        !"summary" = "the operation has its own",
        !"description" = "the operation has its own",
    }

    /// A method.
    Operation = "an operation" {
        must id: &'s str = "operationId",
        must tags: List<&'s str> = "tags",
        must summary: &'s str = "summary",
        may description: &'s str = "description",
        may deprecated: bool = "deprecated",
        must request: RequestBody<'s> = "requestBody",
        must responses: Responses<'s> = "responses",
        must effect: Effect = "x-effect",
        must errors: List<ErrorRow<'s>> = "x-errors",
        may source: &'s str = "x-source",
        may inferred: &'s str = "x-inferred",
        may unknown: &'s str = "x-unknown",
        may allow: Allow<'s> = "x-allow",
        !"externalDocs" = USE_SOURCE,
        !"parameters" = NO_PARAMETERS,
        !"callbacks" = NO_CALLBACKS,
        !"security" = "all methods are signed alike, as the root says",
        !"servers" = ONE_SERVER,
    }

    /// The body of a request.
    RequestBody = "a request body" {
        must content: Content<'s> = "content",
        must required: bool = "required",
        may description: &'s str = "description",
    }

    /// A body: JSON, as all of them.
    Content = "`content`" {
        must json: MediaType<'s> = "application/json",
        !"application/octet-stream" = ONLY_JSON,
        !"application/x-www-form-urlencoded" = ONLY_JSON,
        !"application/xml" = ONLY_JSON,
        !"multipart/form-data" = ONLY_JSON,
        !"text/plain" = ONLY_JSON,
        !"*/*" = ONLY_JSON,
    }

    /// What a body is.
    MediaType = "a media type" {
        must schema: RefOr<'s, Schema<'s>> = "schema",
        may example: &'s Node = "example",
        may examples: Map<'s, Example<'s>> = "examples",
        !"encoding" = "bodies are JSON",
    }

    /// A body, as an example.
    Example = "an example" {
        must value: &'s Node = "value",
        may summary: &'s str = "summary",
        may description: &'s str = "description",
        may source: &'s str = "x-source",
        may inferred: &'s str = "x-inferred",
        may allow: Allow<'s> = "x-allow",
        !"externalValue" = "examples stand in the spec",
    }

    /// The answers of a method, by their statuses.
    Responses = "`responses`" {
        ..all: RefOr<'s, Response<'s>>,
    }

    /// A response to a call.
    Response = "a response" {
        must description: &'s str = "description",
        must content: Content<'s> = "content",
        may unwrap: &'s str = "x-unwrap",
        may source: &'s str = "x-source",
        may inferred: &'s str = "x-inferred",
        may allow: Allow<'s> = "x-allow",
        !"headers" = "Kompliant's documentation names no response header",
        !"links" = NO_CALLBACKS,
    }

    /// What a file has for others to refer to.
    Components = "`components`" {
        may schemas: Ids<Schema<'s>> = "schemas",
        may responses: Ids<Response<'s>> = "responses",
        may standard_errors: StandardRows<'s> = "x-standard-errors",
        may allow: Allow<'s> = "x-allow",
        !"parameters" = NO_PARAMETERS,
        !"examples" = "examples stand where they are used",
        !"requestBodies" = "a request body belongs to one method",
        !"headers" = "Kompliant's documentation names no response header",
        !"securitySchemes" = "these stand in the root",
        !"links" = NO_CALLBACKS,
        !"callbacks" = NO_CALLBACKS,
    }

    /// What the root has for others to refer to.
    RootComponents = "`components`" {
        must security_schemes: Map<'s, SecurityScheme<'s>> = "securitySchemes",
        may schemas: Ids<Schema<'s>> = "schemas",
        may responses: Ids<Response<'s>> = "responses",
        must standard_errors: StandardRows<'s> = "x-standard-errors",
        may allow: Allow<'s> = "x-allow",
        !"parameters" = NO_PARAMETERS,
        !"examples" = "examples stand where they are used",
        !"requestBodies" = "a request body belongs to one method",
        !"headers" = "Kompliant's documentation names no response header",
        !"links" = NO_CALLBACKS,
        !"callbacks" = NO_CALLBACKS,
    }

    /// A header that shows who calls.
    SecurityScheme = "a security scheme" {
        must type_name: SchemeType = "type",
        must location: Location = "in",
        must name: &'s str = "name",
        must description: &'s str = "description",
        may source: &'s str = "x-source",
        may inferred: &'s str = "x-inferred",
        may allow: Allow<'s> = "x-allow",
    }
}
