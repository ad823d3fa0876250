use std::process::Command;

/// Lets the kit say which compiler the client was built by.
fn main() {
    let rustc = std::env::var_os("RUSTC").expect("cargo sets RUSTC");
    let told = Command::new(rustc).arg("--version").output().expect("rustc runs");
    let version = String::from_utf8(told.stdout).expect("rustc writes UTF-8");
    println!("cargo::rustc-env=KIT_RUNTIME={}", version.trim());
    println!("cargo::rerun-if-changed=build.rs");
}
