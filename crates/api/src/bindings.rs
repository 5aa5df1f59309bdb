//! The TypeScript side of the contract, made from the types here; `ui/src/ipc/bindings.ts` must equal it (tested).

use ts_rs::{Config, TS};

use crate::{
    alerts, app, backups, count, find, items, live, map, moment, past, people, places, problem,
    reader_health, reader_orders, readers, reports, scan, settings, undo, watch,
};

/// Every type a screen sees, in the order of the file.
fn types(config: &Config) -> Vec<String> {
    [of_work(config), of_past(config), of_set_up(config)].concat()
}

/// What people work with: problems, live pictures, map, places, items.
fn of_work(config: &Config) -> Vec<String> {
    vec![
        problem::Problem::decl(config),
        app::Nothing::decl(config),
        app::Done::decl(config),
        app::Hello::decl(config),
        live::MarkView::decl(config),
        live::NumbersView::decl(config),
        live::NoticeView::decl(config),
        live::StripView::decl(config),
        live::JobView::decl(config),
        map::LookAt::decl(config),
        map::FloorView::decl(config),
        map::ShapeView::decl(config),
        map::SceneView::decl(config),
        moment::BackRef::decl(config),
        moment::BackView::decl(config),
        places::PlaceNode::decl(config),
        places::PlaceRef::decl(config),
        places::PlaceCard::decl(config),
        places::PlaceDraft::decl(config),
        places::SimplePlaces::decl(config),
        places::RenamePlace::decl(config),
        places::Made::decl(config),
        items::ItemQuery::decl(config),
        items::ThingRow::decl(config),
        items::ItemPage::decl(config),
        items::ThingRef::decl(config),
        items::TagView::decl(config),
        items::WhyView::decl(config),
        items::HistoryLine::decl(config),
        items::ItemCard::decl(config),
        items::ItemDraft::decl(config),
        items::LinkTag::decl(config),
        items::TagRef::decl(config),
        items::IgnoreTag::decl(config),
        items::MoveItem::decl(config),
        items::UnknownQuery::decl(config),
        items::ExplainTag::decl(config),
        items::ProductView::decl(config),
    ]
}

/// What was, and its copies.
fn of_past(config: &Config) -> Vec<String> {
    vec![
        past::MomentQuery::decl(config),
        past::MomentView::decl(config),
        past::PlaceCount::decl(config),
        past::PastStay::decl(config),
        past::WhereQuery::decl(config),
        past::WhereView::decl(config),
        past::StaysQuery::decl(config),
        past::PeriodQuery::decl(config),
        past::TrafficView::decl(config),
        past::DwellView::decl(config),
        past::WayView::decl(config),
        backups::BackupsView::decl(config),
        backups::BackupView::decl(config),
        backups::BackupMade::decl(config),
    ]
}

/// What is set up and looked after.
fn of_set_up(config: &Config) -> Vec<String> {
    vec![
        readers::AntennaView::decl(config),
        readers::AddressView::decl(config),
        readers::ReaderView::decl(config),
        readers::ReaderRef::decl(config),
        readers::PortView::decl(config),
        readers::FamilyView::decl(config),
        readers::ReaderChoices::decl(config),
        readers::ReaderDraft::decl(config),
        readers::SwitchReader::decl(config),
        readers::RecordReader::decl(config),
        readers::RecordingView::decl(config),
        readers::RadioDraft::decl(config),
        reader_health::AdviceView::decl(config),
        reader_health::AntennaHealthView::decl(config),
        reader_health::HealthSampleView::decl(config),
        reader_health::HeardView::decl(config),
        reader_health::ReaderRadioView::decl(config),
        reader_health::ReaderHealthView::decl(config),
        reader_orders::OrderDraft::decl(config),
        reader_orders::ReaderOrder::decl(config),
        reader_orders::CheckedAntennaView::decl(config),
        reader_orders::PinView::decl(config),
        reader_orders::OrderView::decl(config),
        reports::QuestionView::decl(config),
        reports::ReportKind::decl(config),
        reports::ReportOrder::decl(config),
        reports::ColumnView::decl(config),
        reports::ReportPreview::decl(config),
        reports::JobRef::decl(config),
        reports::JobChoice::decl(config),
        reports::OpenReport::decl(config),
        alerts::AlertRef::decl(config),
        alerts::QuietAlert::decl(config),
        alerts::PastAlert::decl(config),
        people::PersonView::decl(config),
        people::PeopleView::decl(config),
        people::PersonDraft::decl(config),
        people::PersonRef::decl(config),
        people::SetPin::decl(config),
        people::SignIn::decl(config),
        settings::SettingsView::decl(config),
        settings::AboutView::decl(config),
        settings::VerifyView::decl(config),
    ]
}

/// Scanning, counting, finding, taking back, and the channel that carries all of it.
fn types_of_scanning(config: &Config) -> Vec<String> {
    vec![
        scan::ScanContext::decl(config),
        scan::ScanText::decl(config),
        scan::PuttingView::decl(config),
        scan::ScanView::decl(config),
        scan::CardView::decl(config),
        count::CountNumbersView::decl(config),
        count::CountBlockView::decl(config),
        count::CountView::decl(config),
        count::CountDraft::decl(config),
        count::TurnCount::decl(config),
        count::CountThing::decl(config),
        count::StandInCount::decl(config),
        count::ChooseInCount::decl(config),
        count::CountQuery::decl(config),
        count::CountLineView::decl(config),
        count::ClosedCount::decl(config),
        find::HeardByView::decl(config),
        find::MeterView::decl(config),
        undo::UndoRef::decl(config),
        undo::UndoLine::decl(config),
        watch::Live::decl(config),
    ]
}

/// The whole file: types, then every request with its parameters and its reply.
pub fn typescript(calls: &[(&str, String, String)]) -> String {
    let config = Config::new();
    let mut text =
        String::from("// Made from crates/api; do not edit. Renew with `./test --bless bindings`.\n\n");
    for decl in types(&config).into_iter().chain(types_of_scanning(&config)) {
        text.push_str("export ");
        text.push_str(&decl);
        text.push_str("\n\n");
    }
    text.push_str("/** Every request: its parameters and its reply. */\nexport interface Calls {\n");
    for (name, params, reply) in calls {
        text.push_str(&format!("  \"{name}\": {{ params: {params}; reply: {reply} }};\n"));
    }
    text.push_str("}\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::METHODS;

    /// The committed file is what the types say; `TAGSTEAD_BLESS=bindings` renews it.
    #[test]
    fn the_committed_file_is_fresh() {
        let calls: Vec<_> =
            METHODS.iter().map(|method| (method.name, method.params.clone(), method.reply.clone())).collect();
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/ipc/bindings.ts");
        let text = typescript(&calls);
        if std::env::var("TAGSTEAD_BLESS").is_ok_and(|what| what == "bindings") {
            std::fs::write(path, &text).unwrap();
        }
        assert_eq!(std::fs::read_to_string(path).unwrap(), text, "stale: run ./test --bless bindings");
    }
}
