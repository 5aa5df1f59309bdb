//! The TypeScript side of the contract, made from the types here; `ui/src/ipc/bindings.ts` must equal it (tested).

use ts_rs::{Config, TS};

use crate::{app, items, live, map, places, problem, readers, reports, settings, undo, watch};

/// Every type a screen sees, in the order of the file.
fn types(config: &Config) -> Vec<String> {
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
        places::PlaceNode::decl(config),
        places::PlaceRef::decl(config),
        places::PlaceCard::decl(config),
        places::PlaceDraft::decl(config),
        places::SimplePlaces::decl(config),
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
        readers::AntennaView::decl(config),
        readers::ReaderView::decl(config),
        readers::ReaderRef::decl(config),
        readers::PortView::decl(config),
        readers::FamilyView::decl(config),
        readers::ReaderChoices::decl(config),
        readers::ReaderDraft::decl(config),
        readers::SwitchReader::decl(config),
        readers::RecordReader::decl(config),
        readers::RecordingView::decl(config),
        reports::QuestionView::decl(config),
        reports::ReportKind::decl(config),
        reports::ReportOrder::decl(config),
        reports::ColumnView::decl(config),
        reports::ReportPreview::decl(config),
        reports::JobRef::decl(config),
        reports::JobChoice::decl(config),
        reports::OpenReport::decl(config),
        settings::SettingsView::decl(config),
        settings::AboutView::decl(config),
        settings::VerifyView::decl(config),
        undo::UndoRef::decl(config),
        undo::UndoLine::decl(config),
        watch::Live::decl(config),
    ]
}

/// The whole file: types, then every request with its parameters and its reply.
pub fn typescript(calls: &[(&str, String, String)]) -> String {
    let config = Config::new();
    let mut text = String::from("// Made from crates/api; do not edit. Renew with `./test --bless bindings`.\n\n");
    for decl in types(&config) {
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
    use crate::{app::*, items::*, map::*, places::*, readers::*, reports::*, settings::*, undo::*};

    fn call<P: TS, R: TS>(name: &'static str) -> (&'static str, String, String) {
        let config = Config::new();
        (name, P::name(&config), R::name(&config))
    }

    #[test]
    fn draft() {
        let calls = [
            call::<Nothing, Hello>("app.hello"),
            call::<LookAt, Done>("map.look_at"),
            call::<PlaceRef, PlaceCard>("places.show"),
            call::<PlaceDraft, Made>("places.draw"),
            call::<SimplePlaces, Done>("places.simple"),
            call::<PlaceRef, Done>("places.remove"),
            call::<ItemQuery, ItemPage>("items.page"),
            call::<ThingRef, ItemCard>("items.show"),
            call::<ItemDraft, Made>("items.add"),
            call::<ItemDraft, Done>("items.change"),
            call::<ThingRef, Done>("items.remove"),
            call::<LinkTag, Done>("items.link_tag"),
            call::<TagRef, Done>("items.unlink_tag"),
            call::<MoveItem, Done>("items.move"),
            call::<Nothing, Vec<ProductView>>("items.products"),
            call::<UnknownQuery, ItemPage>("tags.unknown"),
            call::<IgnoreTag, Done>("tags.ignore"),
            call::<ExplainTag, TagView>("tags.explain"),
            call::<Nothing, ReaderChoices>("readers.choices"),
            call::<ReaderDraft, Made>("readers.set"),
            call::<ReaderRef, Done>("readers.remove"),
            call::<SwitchReader, Done>("readers.switch"),
            call::<ReaderRef, Done>("readers.try_again"),
            call::<RecordReader, RecordingView>("readers.record"),
            call::<Nothing, Vec<ReportKind>>("reports.kinds"),
            call::<ReportOrder, ReportPreview>("reports.preview"),
            call::<ReportOrder, JobRef>("reports.make"),
            call::<OpenReport, Done>("reports.open"),
            call::<JobChoice, Done>("jobs.cancel"),
            call::<JobChoice, Done>("jobs.dismiss"),
            call::<Nothing, SettingsView>("settings.show"),
            call::<SettingsView, Done>("settings.change"),
            call::<Nothing, AboutView>("settings.about"),
            call::<Nothing, VerifyView>("settings.verify"),
            call::<UndoRef, Done>("undo.take_back"),
            call::<Nothing, Vec<UndoLine>>("undo.list"),
        ];
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/ipc/bindings.ts");
        std::fs::create_dir_all(std::path::Path::new(path).parent().unwrap()).unwrap();
        std::fs::write(path, typescript(&calls)).unwrap();
    }
}
