//! From the model to files of Rust.

mod emit;
mod file;
mod format;
pub mod write;

use crate::model::Api;
use crate::model::name::Names;
use write::Output;

pub(crate) use file::Defect;

/// Every file of Rust, and the tables beside them.
pub(crate) fn files(api: &Api, names: &Names) -> Result<Vec<Output>, Defect> {
    let mut outputs = Vec::new();
    emit::emit(api, names, |file| {
        outputs.push(format::format(file)?);
        Ok(())
    })?;
    Ok(outputs)
}
