pub mod diagnostic;
pub mod record;
pub mod source;
pub mod term;
pub mod yaml;
