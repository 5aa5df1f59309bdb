//! Bakes the built screens and the list of permitted commands into the window.

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(&["call", "watch"]);
    if let Err(why) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest)) {
        println!("cargo::error={why:#}");
    }
}
