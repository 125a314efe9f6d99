//! Tells cargo that the default theme is part of the binary, new files in it too.

fn main() {
    println!("cargo:rerun-if-changed=themes/default");
}
