//! From the spec to the model, in passes.
//!
//! Each pass is a function of the tree and of what was made before. It gives every schema its type,
//! and checks what the form alone does not show: that names are declared, that examples fit, that no
//! two error rows are the same. Where something is broken in the tree, what follows stays silent.

mod choice;
mod conditions;
mod direction;
mod docs;
mod errors;
mod example;
mod groups;
mod info;
mod operation;
mod provisioner;
mod response;
mod runtime;
mod schema;
mod security;
mod transition;

use crate::model::Api;
use crate::spec::diagnostic::Diagnostics;
use crate::spec::tree::Tree;

/// Builds the model of everything that can be understood.
pub(crate) fn lower(tree: &Tree<'_>, diagnostics: &mut Diagnostics) -> Api {
    let Some(root) = &tree.root else { return Api::default() };
    let info = info::lower(root, diagnostics);
    security::check(root, diagnostics);
    // Without the paths it is not known which types are whose.
    let Some(groups) = groups::lower(tree, root, diagnostics) else { return Api::default() };
    let standard_errors = errors::standard(tree, root, diagnostics);
    runtime::check_standard_errors(root, standard_errors.as_ref(), diagnostics);
    let (methods, schemas) = operation::lower(tree, &groups, standard_errors.as_ref(), diagnostics);
    let types = direction::split(schemas.types, &methods);
    let types = choice::tell(types, diagnostics);
    let examples = example::check(&types, schemas.samples, diagnostics);
    let methods =
        methods.map_into(|_, methods| methods.map_into(|_, method| method.finish(&types)));
    let made = provisioner::Made { types: &types, known: &schemas.known, methods: &methods };
    let provisioners = provisioner::lower(tree, &groups, &made, diagnostics);
    let standard_errors = standard_errors.unwrap_or_default();
    let api = Api {
        version: info.version,
        server: info.server,
        version_span: info.version_span,
        server_span: info.server_span,
        groups: groups::finish(&groups, methods, provisioners),
        types,
        standard_errors: standard_errors.rows,
        standard_errors_file: standard_errors.file,
        examples,
    };
    conditions::check(root, &api, diagnostics);
    api
}
