//! One read through the whole house, seen from outside.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use calamine::{Data, Reader as _, Xlsx, open_workbook};
use testbed::program::{run, wait_until};
use testbed::reader::{Kind, ScriptedReader};
use testbed::screen::{Screen, Shown};
use testbed::webdriver::Browser;

use crate::one_at_a_time;

/// Numbers in the captured frames.
const OF_BB: &str = "E20010710000529B0940B402";
const OF_CHAFON: &str = "E28068940000500A9D2298C6";

/// Where a story keeps its things.
struct Stage {
    folder: tempfile::TempDir,
    data: String,
    bb: PathBuf,
    chafon: PathBuf,
}

impl Stage {
    fn set() -> Result<Stage> {
        let folder = tempfile::tempdir()?;
        let data = folder.path().join("data").display().to_string();
        let (bb, chafon) = (folder.path().join("desk"), folder.path().join("dock"));
        Ok(Stage { folder, data, bb, chafon })
    }

    fn arguments(&self) -> Vec<String> {
        let port = |path: &Path| ["--extra-port".to_owned(), path.display().to_string()];
        let mut arguments = vec!["--data".to_owned(), self.data.clone()];
        arguments.extend(port(&self.bb));
        arguments.extend(port(&self.chafon));
        arguments
    }
}

#[test]
fn through_the_window() -> Result<()> {
    let _turn = one_at_a_time();
    let stage = Stage::set()?;
    let screen = Screen::start(stage.folder.path(), 1920, 1080)?;
    tell(&stage, &|| {
        let arguments = stage.arguments();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        Shown::window(&screen, stage.folder.path(), &arguments)
    })
}

#[test]
fn through_the_browser() -> Result<()> {
    let _turn = one_at_a_time();
    let stage = Stage::set()?;
    tell(&stage, &|| {
        let arguments = stage.arguments();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        Shown::chromium(stage.folder.path(), &arguments)
    })
}

fn tell(stage: &Stage, open: &dyn Fn() -> Result<Shown>) -> Result<()> {
    let desk = ScriptedReader::plug_in(Kind::Bb, &stage.bb)?;
    let dock = ScriptedReader::plug_in(Kind::Chafon, &stage.chafon)?;
    let shown = open()?;
    let page = &shown.browser;

    page.find("app-ready")?;
    draw_places(page)?;
    add_reader(page, "Desk reader", &stage.bb, "Receiving")?;
    add_reader(page, "Dock reader", &stage.chafon, "Packing")?;

    link_a_tag(page, OF_BB, "Drum 44")?;
    page.press("nav-live")?;
    page.find("thing-Drum 44")?;
    page.wait_for_text("side-panel", "Receiving")?;

    // Half-way the cable comes off: said in words, the drum stays, reading resumes by itself on another terminal.
    desk.unplug();
    page.wait_for_text("banner", "Desk reader is unplugged")?;
    page.wait_for_text("side-panel", "Receiving")?;
    let desk = ScriptedReader::plug_in(Kind::Bb, &stage.bb)?;
    page.wait_until_gone("banner")?;
    page.press("nav-setup")?;
    page.wait_for_text("reader-state-Desk reader", "Reading")?;

    link_a_tag(page, OF_CHAFON, "Pallet jack 7")?;
    page.wait_for_text("side-panel", "Packing")?;
    let rows = make_reports(page)?;

    shown.cut_power()?;
    check_log(&stage.data)?;
    let shown = open()?;
    let page = &shown.browser;
    page.find("app-ready")?;
    page.press("nav-items")?;
    for name in ["Drum 44", "Pallet jack 7"] {
        page.find(&format!("row-{name}"))?;
    }
    page.press("row-Drum 44")?;
    page.wait_for_text("side-panel", "Receiving")?;
    page.press("nav-reports")?;
    page.press("report-everything")?;
    page.wait_for_text("preview-rows", &format!("of {rows} rows"))
        .or_else(|_| page.wait_for_text("preview-rows", &rows.to_string()))?;
    drop((desk, dock));
    Ok(())
}

fn draw_places(page: &Browser) -> Result<()> {
    page.find("empty-places")?;
    page.press("use-simple")?;
    page.fill("simple-names", "Receiving\nPacking")?;
    page.press("simple-make")?;
    page.find("place-Receiving")?;
    page.find("place-Packing")?;
    Ok(())
}

/// Adds a reader the way a person does: port and place are picked, the kind of reader is found out.
fn add_reader(page: &Browser, name: &str, port: &Path, place: &str) -> Result<()> {
    page.press("nav-setup")?;
    page.press("setup-readers")?;
    page.press("add-reader")?;
    page.fill("reader-name", name)?;
    page.press("reader-port")?;
    page.press(&format!("choice-{}", port_label(port)?))?;
    page.press("antenna-1")?;
    page.press(&format!("choice-{place}"))?;
    page.press("reader-save")?;
    page.wait_until_gone("reader-form")?;
    page.press("reader-test-done")?;
    page.wait_until_gone("reader-test")?;
    page.wait_for_text(&format!("reader-state-{name}"), "Reading")?;
    Ok(())
}

fn port_label(port: &Path) -> Result<String> {
    Ok(port.file_name().context("a name")?.to_string_lossy().into_owned())
}

/// The tag appears as unknown; a person says that it belongs to a new item.
fn link_a_tag(page: &Browser, number: &str, name: &str) -> Result<()> {
    page.press("nav-items")?;
    page.press("filter-unknown")?;
    page.press(&format!("row-{number}"))?;
    page.find("new-tag")?;
    page.press("new-tag-add")?;
    page.fill("new-item-name", name)?;
    page.press("new-item-add")?;
    page.wait_for_text("side-panel", name)?;
    Ok(())
}

/// Both formats, made by pressing the button; gives the number of rows.
fn make_reports(page: &Browser) -> Result<usize> {
    page.press("nav-reports")?;
    page.press("report-everything")?;
    page.find("preview-rows")?;
    let csv = make_report(page, "csv")?;
    let text = fs::read_to_string(&csv)?;
    let drum = text.lines().find(|line| line.contains("Drum 44")).context("the drum in the table")?;
    ensure!(drum.contains("Receiving") && drum.contains(OF_BB), "{drum}");
    let jack = text.lines().find(|line| line.contains("Pallet jack 7")).context("the jack in the table")?;
    ensure!(jack.contains("Packing") && jack.contains(OF_CHAFON), "{jack}");
    let rows = text.lines().count() - 1;

    let xlsx = make_report(page, "xlsx")?;
    let mut book: Xlsx<_> = open_workbook(&xlsx)?;
    let sheets = book.sheet_names();
    let mut has_drum = false;
    for sheet in sheets {
        let cells = book.worksheet_range(&sheet)?;
        has_drum |= cells.used_cells().any(|(_, _, cell)| *cell == Data::String("Drum 44".to_owned()));
    }
    ensure!(has_drum, "no drum in {}", xlsx.display());
    Ok(rows)
}

fn make_report(page: &Browser, format: &str) -> Result<PathBuf> {
    page.press(&format!("format-{format}"))?;
    page.press("report-make")?;
    wait_until(&format!("a {format} file"), || {
        // The newest stands first.
        let path = page.text("made-path")?;
        let path = PathBuf::from(path.trim());
        Ok(path.extension().is_some_and(|ending| ending == format).then_some(path))
    })
}

fn check_log(data: &str) -> Result<()> {
    let answer = run("tagstead", &["verify", "--data", data, "--json"])?;
    let said = String::from_utf8_lossy(&answer.stdout).into_owned();
    ensure!(answer.status.success(), "{said}{}", String::from_utf8_lossy(&answer.stderr));
    let verdict: serde_json::Value = serde_json::from_str(said.trim())?;
    ensure!(verdict["broken_at"].is_null() && verdict["facts"].as_u64() > Some(5), "{said}");
    Ok(())
}
