//! The first start, without any data: the demo warehouse, alive within seconds.

use anyhow::Result;
use testbed::program::wait_until;
use testbed::screen::{Screen, Shown};

use crate::one_at_a_time;

#[test]
fn the_window_opens_the_demo_and_things_move() -> Result<()> {
    let _turn = one_at_a_time();
    let folder = tempfile::tempdir()?;
    let screen = Screen::start(folder.path(), 1366, 768)?;
    let shown = Shown::window(&screen, folder.path(), &[])?;
    let page = &shown.browser;
    page.find("app-ready")?;
    page.find("demo")?;
    page.wait_for_text("headline", "of 420")?;
    page.find("place-Receiving")?;
    let mut moves = Vec::new();
    let mut last = String::new();
    wait_until("three moves", || {
        let what = page.text("strip-words")?;
        last.clone_from(&what);
        let is_about_a_thing = ["Drum", "tag", "Tote"].iter().any(|word| what.contains(word));
        if is_about_a_thing && !moves.contains(&what) {
            moves.push(what);
        }
        Ok((moves.len() >= 3).then_some(()))
    })
    .map_err(|why| why.context(format!("the strip says {last:?}; seen {moves:?}")))?;
    // Practice data never lies where one's own would.
    assert!(folder.path().join(".local/share/tagstead-demo/demo.db").is_file());
    assert!(!folder.path().join(".local/share/tagstead").exists());
    Ok(())
}
