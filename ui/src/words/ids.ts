// The id of every message and the values it needs. Generated from crates/words/ftl/en/*.ftl; do not edit.
// `TAGSTEAD_BLESS=words cargo test -p tagstead-words` writes it again.

/** Messages that take values: number or text. */
// prettier-ignore
export interface MessageArguments {
  "advice-antenna-dead": { antenna: number; reader: string };
  "advice-antenna-off": { antenna: number; reader: string };
  "advice-bad-cable": { reader: string };
  "advice-interference": { reader: string };
  "advice-over-range": { reader: string; share: number };
  "advice-overflow": { reader: string };
  "advice-overheating": { degrees: number; reader: string };
  "advice-poor-match": { antenna: number; reader: string };
  "advice-restarts": { reader: string };
  "advice-slow-revisit": { antenna: number; reader: string; seconds: number };
  "age-day": { day: string; time: string };
  "age-hours": { n: number };
  "age-minutes": { n: number };
  "age-seconds": { n: number };
  "age-since": { age: string };
  "age-today": { time: string };
  "alert-reader-lost": { reader: string };
  "alert-unknown-tag": { place: string; tag: string };
  "alert-wrong-place": { home: string; item: string; place: string };
  "alerts-missing": { count: number };
  "alerts-not-seen": { count: number };
  "alerts-past-now": { reader: string };
  "alerts-past-row": { reader: string; span: string };
  "alerts-quiet-until": { time: string };
  "alerts-since": { age: string };
  "alerts-taken": { name: string };
  "alerts-title": { count: number };
  "alerts-unknown": { count: number };
  "alerts-wrong-place": { count: number };
  "app-title": { site: string };
  "app-title-demo": { site: string };
  "bring-do": { bad: number; good: number };
  "bring-fault-bad-character": { column: string };
  "bring-fault-bad-tag": { tag: string };
  "bring-fault-column-twice": { column: string };
  "bring-fault-open-quote": { line: number };
  "bring-fault-tag-twice": { line: number; tag: string };
  "bring-fault-text-too-long": { column: string; limit: number };
  "bring-fault-too-large": { limit: number };
  "bring-fault-too-many-columns": { limit: number };
  "bring-fault-too-many-rows": { limit: number };
  "bring-fault-too-many-tags": { limit: number };
  "bring-found": { bad: number; good: number };
  "cli-archive-strange": { file: string; first: number; last: number };
  "cli-archive-whole": { file: string; first: number; last: number };
  "cli-archived": { file: string; first: number; last: number };
  "cli-backed-up": { facts: number; file: string };
  "cli-doctor-fine": { what: string };
  "cli-doctor-look": { what: string; why: string };
  "cli-exported": { file: string; rows: number };
  "cli-kept": { file: string };
  "cli-last-backup": { file: string };
  "cli-left-over": { count: number; file: string };
  "cli-no-answer": { port: string };
  "cli-no-display": { address: string };
  "cli-open": { address: string };
  "cli-practice-open": { count: number; path: string };
  "cli-problem": { action: string; code: string; meaning: string; message: string };
  "cli-read-summary": { reads: number; tags: number };
  "cli-reader-found": { baud: string; family: string; port: string };
  "cli-repair-whole": { facts: number };
  "cli-repaired": { claimed: number; facts: number };
  "cli-restored": { facts: number };
  "cli-running": { folder: string };
  "cli-verified": { facts: number; head: string };
  "cli-verify-broken": { row: number; why: string };
  "command-open": { screen: string };
  "command-report": { report: string };
  "command-setup": { card: string };
  "command-theme": { theme: string };
  "count-blocked-count": { name: string };
  "count-blocked-reader": { name: string };
  "count-by-eye-note": { count: number };
  "count-check-title": { expected: number; found: number };
  "count-choice": { group: string };
  "count-done-extra": { count: number };
  "count-done-missing": { count: number };
  "count-done-title": { expected: number; found: number };
  "count-done-unknown": { count: number };
  "count-done-when": { time: string };
  "count-from": { place: string };
  "count-group-extra": { count: number };
  "count-group-found": { count: number };
  "count-group-moved": { count: number };
  "count-group-not-found": { count: number };
  "count-group-unknown": { count: number };
  "count-here": { place: string };
  "count-more": { count: number };
  "count-moved-to": { place: string };
  "count-of": { count: number };
  "count-offer": { item: string; place: string };
  "count-percent": { percent: number };
  "count-place-items": { count: number };
  "count-quiet": { time: string };
  "count-result-line": { expected: number; found: number };
  "count-said": { found: number; left: number };
  "count-see-question": { item: string };
  "count-title": { places: string };
  "count-will-belong": { count: number };
  "count-will-ignore": { count: number };
  "count-will-miss": { count: number };
  "demo-about": { count: number };
  "demo-leave-how": { command: string };
  "error-card-code": { code: string };
  "find-done": { item: string };
  "find-full": { count: number };
  "find-last-seen": { age: string; place: string };
  "find-meter": { item: string };
  "find-no-hits": { text: string };
  "find-not-here-said": { place: string };
  "frame-banners-more": { count: number };
  "frame-clock": { time: string };
  "frame-connection-again": { seconds: number };
  "frame-jobs": { count: number };
  "frame-offline": { count: number };
  "frame-offline-about": { count: number };
  "frame-rail-badge": { count: number };
  "frame-reader-chip": { state: string };
  "frame-reader-reading": { rate: number };
  "frame-reader-some-lost": { lost: number; total: number };
  "frame-reads-per-second": { rate: number };
  "frame-scan-moved": { item: string; place: string };
  "frame-scan-unknown-tag": { tag: string };
  "frame-size-said": { percent: number };
  "frame-undone": { what: string };
  "help-folder": { folder: string };
  "help-version": { version: string };
  "history-arrived": { place: string };
  "history-by": { who: string };
  "history-departed": { from: string };
  "history-heard": { place: string };
  "history-linked": { tag: string };
  "history-moved": { from: string; place: string };
  "history-unlinked": { tag: string };
  "item-added": { name: string };
  "item-change": { name: string };
  "item-changed": { name: string };
  "item-path": { path: string };
  "item-removed": { name: string };
  "item-tag-signal": { detail: string };
  "items-filter-place": { place: string };
  "items-none": { text: string };
  "items-row-of": { row: number; total: number };
  "items-sorted-down": { column: string };
  "items-sorted-up": { column: string };
  "items-tag-more": { count: number; tag: string };
  "items-title": { count: number };
  "items-title-many": { count: number };
  "items-title-some": { count: number; total: number };
  "job-done-of": { done: number; total: number };
  "job-done-so-far": { done: number };
  "job-ready": { count: number };
  "job-ready-said": { file: string };
  "job-report": { format: string; report: string };
  "job-time-left": { seconds: number };
  "link-done": { name: string; tag: string };
  "link-heard": { tag: string };
  "link-hold": { name: string };
  "link-on-other": { item: string };
  "live-alerts": { count: number };
  "live-back-at": { time: string };
  "live-back-earlier": { step: string };
  "live-back-headline": { here: number; total: number };
  "live-back-later": { step: string };
  "live-big-of": { total: number };
  "live-cluster-label": { count: number };
  "live-crowded": { count: number };
  "live-demo-how": { command: string };
  "live-edge": { item: string };
  "live-headline": { here: number; total: number };
  "live-heat-moves-of": { count: number };
  "live-heat-place": { heat: string; place: string };
  "live-heat-stay-of": { time: string };
  "live-held": { count: number; time: string };
  "live-item-label": { age: string; mark: string; name: string };
  "live-list-label": { site: string };
  "live-map-label": { site: string };
  "live-missing": { count: number };
  "live-moving": { item: string };
  "live-not-seen": { count: number };
  "live-not-watched": { since: string };
  "live-place-count": { count: number; name: string };
  "live-place-label": { expected: number; here: number; name: string };
  "live-place-marked": { count: number; mark: string; place: string };
  "live-place-unwatched": { place: string; since: string };
  "live-rate": { rate: number };
  "live-reader-label": { antenna: number; reader: string };
  "live-said": { count: number; moved: number };
  "live-said-arrived": { item: string; place: string };
  "live-simple-make": { count: number };
  "live-unknown": { count: number };
  "live-wrong-place": { count: number };
  "new-tag-heard": { age: string; place: string };
  "new-tag-heard-nowhere": { age: string };
  "notice-clock-changed": { by: string; since: string };
  "notice-new-reader": { port: string };
  "notice-reader-back": { reader: string };
  "notice-reads-merged": { count: number };
  "notice-since": { since: string };
  "notice-trying-again": { seconds: number };
  "panel-last-seen": { age: string };
  "panel-last-seen-by": { age: string; reader: string };
  "panel-move-choose": { item: string };
  "panel-place-expected": { count: number };
  "panel-place-last-read": { age: string };
  "panel-place-more": { count: number };
  "panel-place-things": { count: number };
  "panel-since": { age: string };
  "panel-why-heard": { reader: string; reads: number; signal: string };
  "panel-why-not-watched": { since: string };
  "panel-why-runner-up": { place: string };
  "panel-why-sure": { confidence: string };
  "people-change": { name: string };
  "people-lock-minutes": { minutes: number };
  "pin-title": { name: string };
  "pin-typed": { count: number };
  "pin-welcome": { name: string };
  "place-of": { expected: number };
  "problem-TS-CLOCK-001": { minutes: number };
  "problem-TS-COUNT-005": { reader: string };
  "problem-TS-GENERAL-002": { limit: number };
  "problem-TS-ITEM-002": { item: string };
  "problem-TS-ITEM-004": { limit: number };
  "problem-TS-ITEM-005": { text: string };
  "problem-TS-PERSON-001": { role: string };
  "problem-TS-PERSON-003": { tries: number };
  "problem-TS-PERSON-004": { seconds: number };
  "problem-TS-PLACE-002": { place: string };
  "problem-TS-PLACE-003": { place: string };
  "problem-TS-READER-001": { reader: string };
  "problem-TS-READER-002": { port: string; reader: string };
  "problem-TS-READER-003": { port: string; reader: string; system: string };
  "problem-TS-READER-004": { port: string; reader: string };
  "problem-TS-READER-005": { reader: string };
  "problem-TS-READER-006": { port: string; reader: string };
  "problem-TS-READER-007": { reader: string };
  "problem-TS-READER-009": { port: string; reader: string };
  "problem-TS-READER-010": { reader: string };
  "problem-TS-READER-020": { reader: string };
  "problem-TS-READER-021": { reader: string };
  "problem-TS-READER-022": { reader: string };
  "problem-TS-READER-023": { reader: string };
  "problem-TS-READER-024": { reader: string };
  "problem-TS-READER-028": { reader: string };
  "problem-TS-READER-030": { reader: string };
  "problem-TS-READER-031": { reader: string };
  "problem-TS-READER-032": { reader: string };
  "problem-TS-READER-SETUP-002": { reader: string };
  "problem-TS-REPORT-001": { report: string };
  "problem-TS-REPORT-002": { folder: string };
  "problem-TS-REPORT-003": { folder: string };
  "problem-TS-REPORT-004": { format: string };
  "problem-TS-REPORT-005": { folder: string };
  "problem-TS-REPORT-006": { file: string };
  "problem-TS-REQUEST-001": { method: string };
  "problem-TS-REQUEST-003": { limit: number };
  "problem-TS-STORE-001": { since: string };
  "problem-TS-STORE-002": { folder: string };
  "problem-TS-STORE-003": { found: string; known: string };
  "problem-TS-STORE-004": { file: string };
  "problem-TS-STORE-005": { folder: string };
  "problem-TS-STORE-006": { folder: string };
  "problem-TS-STORE-007": { file: string };
  "problem-TS-STORE-010": { folder: string };
  "reader-card-garbled": { count: number };
  "reader-card-reads": { count: number };
  "reader-proof-known": { family: string };
  "reader-proof-open": { port: string };
  "reader-radio-power": { least: string; most: string };
  "reader-test-times": { count: number };
  "reader-test-title": { reader: string };
  "report-about-cut": { count: number };
  "report-about-filter-place": { place: string };
  "report-about-rows-of": { section: string };
  "report-sheet-more": { number: number; section: string };
  "reports-do": { format: string };
  "reports-last-made": { age: string };
  "reports-making": { done: number; total: number };
  "reports-preview": { report: string };
  "reports-preview-moment": { moment: string; zone: string };
  "reports-preview-place": { place: string };
  "reports-preview-rows": { shown: number; total: number };
  "reports-ready": { count: number; file: string };
  "scan-again": { item: string };
  "scan-continue-as": { person: string };
  "scan-count-too": { place: string };
  "scan-extra": { item: string };
  "scan-found": { item: string };
  "scan-found-it": { item: string };
  "scan-helps": { person: string };
  "scan-item": { item: string };
  "scan-linked": { item: string };
  "scan-moved": { item: string; place: string };
  "scan-not-counting": { item: string };
  "scan-offer-place": { item: string };
  "scan-person": { person: string };
  "scan-place": { place: string };
  "scan-plan-place": { place: string };
  "scan-plan-product": { product: string };
  "scan-product": { product: string };
  "scan-put": { place: string };
  "scan-putting": { place: string; time: number };
  "scan-stand": { place: string };
  "scan-tag-taken": { item: string };
  "scan-target": { item: string };
  "scan-unknown": { text: string };
  "scan-unlisted": { text: string };
  "search-count": { count: number };
  "search-none": { text: string };
  "setup-data-size": { size: string };
  "setup-port-free": { port: string };
  "setup-reader-antenna": { number: number };
  "setup-reader-antenna-remove": { number: number };
  "setup-reader-antenna-watches": { number: number };
  "setup-reader-change": { reader: string };
  "setup-reader-frames": { count: number };
  "setup-reader-garbled": { count: number };
  "setup-reader-merged": { count: number };
  "setup-reader-on-port": { family: string; port: string };
  "setup-reader-port-taken": { port: string; reader: string };
  "setup-reader-rate": { rate: string };
  "setup-reader-reads": { count: number };
  "setup-reader-reconnects": { count: number };
  "setup-reader-recording": { path: string };
  "setup-reader-removed": { reader: string };
  "setup-reader-saved": { reader: string };
  "setup-reader-state-lost": { since: string };
  "setup-scale-percent": { percent: number };
  "setup-stale-after": { minutes: number };
  "setup-test-heard": { count: number; signal: string; tag: string };
  "setup-verify-broken": { row: number; why: string };
  "setup-verify-good": { count: number };
  "setup-version": { version: string };
  "strip-added": { item: string };
  "strip-arrived": { item: string; place: string };
  "strip-changed": { item: string };
  "strip-count-checking": { place: string };
  "strip-count-closed": { place: string };
  "strip-count-dropped": { place: string };
  "strip-count-goes-on": { place: string };
  "strip-count-paused": { place: string };
  "strip-count-started": { place: string };
  "strip-counted": { item: string };
  "strip-counted-extra": { item: string; place: string };
  "strip-counted-unknown": { tag: string };
  "strip-departed": { item: string; place: string };
  "strip-ignored": { tag: string };
  "strip-linked": { item: string; tag: string };
  "strip-missing": { item: string };
  "strip-moved": { item: string; place: string };
  "strip-new-tag": { place: string; tag: string };
  "strip-not-missing": { item: string };
  "strip-place-drawn": { place: string };
  "strip-place-removed": { place: string };
  "strip-reader-removed": { reader: string };
  "strip-reader-set": { reader: string };
  "strip-removed": { item: string };
  "strip-unlinked": { item: string; tag: string };
  "tile-of": { expected: number; here: number };
  "tree-here": { expected: number; here: number };
  "tree-things": { count: number };
  "undo-add-item": { item: string };
  "undo-change-item": { item: string };
  "undo-missing": { item: string };
  "undo-move": { item: string };
  "undo-place": { item: string };
  "undo-reader": { item: string };
  "undo-remove-item": { item: string };
  "undo-unlink": { item: string };
  "unknown-title": { count: number };
  "who-button": { name: string };
  "who-role": { role: string };
  "who-title-needs": { role: string };
  "word-items": { count: number };
  "word-loading-of": { done: number; total: number };
  "word-partial": { count: number };
  "word-rows": { count: number };
  "word-tags": { count: number };
}

/** Messages with further sentences, and the names of these. */
// prettier-ignore
export interface MessageAttributes {
  "advice-antenna-dead": "action";
  "advice-antenna-off": "action";
  "advice-bad-cable": "action";
  "advice-interference": "action";
  "advice-over-range": "action";
  "advice-overflow": "action";
  "advice-overheating": "action";
  "advice-poor-match": "action";
  "advice-restarts": "action";
  "advice-slow-revisit": "action";
  "problem-TS-CLOCK-001": "action" | "meaning";
  "problem-TS-COUNT-001": "action" | "meaning";
  "problem-TS-COUNT-002": "action" | "meaning";
  "problem-TS-COUNT-003": "action" | "meaning";
  "problem-TS-COUNT-004": "action" | "meaning";
  "problem-TS-COUNT-005": "action" | "meaning";
  "problem-TS-COUNT-006": "action" | "meaning";
  "problem-TS-GENERAL-001": "action" | "meaning";
  "problem-TS-GENERAL-002": "action" | "meaning";
  "problem-TS-GENERAL-003": "action" | "meaning";
  "problem-TS-GENERAL-004": "action" | "meaning";
  "problem-TS-GENERAL-005": "action" | "meaning";
  "problem-TS-ITEM-001": "action" | "meaning";
  "problem-TS-ITEM-002": "action" | "meaning";
  "problem-TS-ITEM-003": "action" | "meaning";
  "problem-TS-ITEM-004": "action" | "meaning";
  "problem-TS-ITEM-005": "action" | "meaning";
  "problem-TS-ITEM-006": "action" | "meaning";
  "problem-TS-ITEM-007": "action" | "meaning";
  "problem-TS-ITEM-008": "action" | "meaning";
  "problem-TS-PERSON-001": "action" | "meaning";
  "problem-TS-PERSON-002": "action" | "meaning";
  "problem-TS-PERSON-003": "action" | "meaning";
  "problem-TS-PERSON-004": "action" | "meaning";
  "problem-TS-PERSON-005": "action" | "meaning";
  "problem-TS-PLACE-001": "action" | "meaning";
  "problem-TS-PLACE-002": "action" | "meaning";
  "problem-TS-PLACE-003": "action" | "meaning";
  "problem-TS-READER-001": "action" | "meaning";
  "problem-TS-READER-002": "action" | "meaning";
  "problem-TS-READER-003": "action" | "meaning";
  "problem-TS-READER-004": "action" | "meaning";
  "problem-TS-READER-005": "action" | "meaning";
  "problem-TS-READER-006": "action" | "meaning";
  "problem-TS-READER-007": "action" | "meaning";
  "problem-TS-READER-008": "action" | "meaning";
  "problem-TS-READER-009": "action" | "meaning";
  "problem-TS-READER-010": "action" | "meaning";
  "problem-TS-READER-020": "action" | "meaning";
  "problem-TS-READER-021": "action" | "meaning";
  "problem-TS-READER-022": "action" | "meaning";
  "problem-TS-READER-023": "action" | "meaning";
  "problem-TS-READER-024": "action" | "meaning";
  "problem-TS-READER-025": "action" | "meaning";
  "problem-TS-READER-026": "action" | "meaning";
  "problem-TS-READER-027": "action" | "meaning";
  "problem-TS-READER-028": "action" | "meaning";
  "problem-TS-READER-030": "action" | "meaning";
  "problem-TS-READER-031": "action" | "meaning";
  "problem-TS-READER-032": "action" | "meaning";
  "problem-TS-READER-SETUP-001": "action" | "meaning";
  "problem-TS-READER-SETUP-002": "action" | "meaning";
  "problem-TS-READER-SETUP-003": "action" | "meaning";
  "problem-TS-REPORT-001": "action" | "meaning";
  "problem-TS-REPORT-002": "action" | "meaning";
  "problem-TS-REPORT-003": "action" | "meaning";
  "problem-TS-REPORT-004": "action" | "meaning";
  "problem-TS-REPORT-005": "action" | "meaning";
  "problem-TS-REPORT-006": "action" | "meaning";
  "problem-TS-REQUEST-001": "action" | "meaning";
  "problem-TS-REQUEST-002": "action" | "meaning";
  "problem-TS-REQUEST-003": "action" | "meaning";
  "problem-TS-STORE-001": "action" | "meaning";
  "problem-TS-STORE-002": "action" | "meaning";
  "problem-TS-STORE-003": "action" | "meaning";
  "problem-TS-STORE-004": "action" | "meaning";
  "problem-TS-STORE-005": "action" | "meaning";
  "problem-TS-STORE-006": "action" | "meaning";
  "problem-TS-STORE-007": "action" | "meaning";
  "problem-TS-STORE-008": "action" | "meaning";
  "problem-TS-STORE-009": "action" | "meaning";
  "problem-TS-STORE-010": "action" | "meaning";
  "problem-TS-UNDO-001": "action" | "meaning";
  "problem-TS-UNDO-002": "action" | "meaning";
  "window-no-answer": "action" | "meaning";
}

// prettier-ignore
const PLAIN = [
  "age-never", "age-now", "alerts-all-taken", "alerts-done", "alerts-empty", "alerts-empty-how",
  "alerts-found", "alerts-now", "alerts-past", "alerts-past-none", "alerts-quiet", "alerts-show",
  "alerts-take", "alerts-taken-floor", "app-name", "bring-about", "bring-choose", "bring-fault-empty",
  "bring-fault-name-missing", "bring-fault-no-name-column", "bring-fault-not-text", "bring-title",
  "card-finish", "card-next", "card-sound-off", "card-start-count", "card-stop-reading", "card-undo",
  "cards-about", "cards-print", "cards-title", "cli-archive-nothing", "cli-how-to-stop", "cli-no-ports",
  "cli-stopped", "command-big", "command-full", "command-help", "command-history", "command-larger",
  "command-leave", "command-new-item", "command-normal", "command-reading-start", "command-reading-stop",
  "command-redo", "command-smaller", "command-undo", "command-who", "confidence-certain",
  "confidence-likely", "confidence-unsure", "count-all-found", "count-all-places", "count-back",
  "count-big", "count-blind", "count-blind-about", "count-blind-hidden", "count-blocked-storing",
  "count-busy", "count-by-eye", "count-cards", "count-check-about", "count-chosen", "count-chosen-none",
  "count-close", "count-closed-head", "count-continue", "count-counter", "count-do-belong", "count-do-find",
  "count-do-ignore", "count-do-keep", "count-do-keep-not-seen", "count-do-leave", "count-do-missing",
  "count-done-again", "count-done-export", "count-done-new", "count-drop", "count-empty", "count-extra",
  "count-find", "count-finish", "count-found", "count-from-nowhere", "count-home-title", "count-is-paused",
  "count-moved", "count-moved-note", "count-new", "count-no-reader", "count-none", "count-offer-take",
  "count-open-head", "count-pause", "count-prepare-how", "count-prepare-question", "count-product",
  "count-product-all", "count-quiet-how", "count-quiet-start", "count-resume", "count-row-else",
  "count-row-same", "count-rows-show", "count-see", "count-see-close", "count-show-map", "count-start",
  "count-start-blocked", "count-state-checking", "count-state-closed", "count-state-dropped",
  "count-state-paused", "count-state-preparing", "count-state-running", "count-step-check",
  "count-step-count", "count-step-done", "count-step-prepare", "count-steps", "count-to-find",
  "count-unknown", "count-will-nothing", "demo-count", "demo-count-how", "demo-find", "demo-find-how",
  "demo-leave", "demo-leave-safe", "demo-leave-title", "demo-mark", "demo-word", "error-card-action",
  "error-card-copied", "error-card-copy", "error-card-details", "error-card-meaning", "find-add",
  "find-colder", "find-empty", "find-found", "find-looking-for", "find-map", "find-never-seen",
  "find-no-reader", "find-not-here", "find-others", "find-readers", "find-readers-none", "find-same",
  "find-scale-cold", "find-scale-hot", "find-search", "find-state-far", "find-state-here",
  "find-state-near", "find-state-not-heard", "find-state-not-heard-how", "find-title", "find-warmer",
  "format-csv", "format-csv-about", "format-xlsx", "format-xlsx-about", "frame-banner-close",
  "frame-banners", "frame-connection-lost", "frame-help", "frame-help-label", "frame-history",
  "frame-history-empty", "frame-history-undone", "frame-jobs-empty", "frame-jobs-title", "frame-main",
  "frame-panel", "frame-rail", "frame-reader-card", "frame-reader-none", "frame-reader-off",
  "frame-reader-opening", "frame-reader-problem", "frame-reader-ready", "frame-redo", "frame-role-floor",
  "frame-role-lead", "frame-role-setup", "frame-scan-last", "frame-scan-none", "frame-scan-unreadable",
  "frame-screen-alerts", "frame-screen-count", "frame-screen-find", "frame-screen-items",
  "frame-screen-live", "frame-screen-reports", "frame-screen-setup", "frame-skip", "frame-start",
  "frame-start-label", "frame-stop", "frame-stop-label", "frame-stopped", "frame-stopped-action",
  "frame-strip", "frame-top-bar", "frame-undo", "frame-undo-nothing", "frame-working-as", "help-about",
  "help-full", "help-key-arrows", "help-key-big", "help-key-close", "help-key-enter", "help-key-export",
  "help-key-fit", "help-key-full", "help-key-help", "help-key-list", "help-key-out", "help-key-reading",
  "help-key-redo", "help-key-regions", "help-key-screens", "help-key-search", "help-key-size",
  "help-key-undo", "help-keys", "help-keys-map", "help-redo", "help-search", "help-title", "help-who",
  "history-added", "history-changed", "history-how-import", "history-how-press", "history-how-program",
  "history-how-read", "history-how-rule", "history-how-scan", "history-how-undo", "history-ignored",
  "history-missing", "history-removed", "history-turned-up", "history-unignored", "history-who-floor",
  "history-who-station", "item-add", "item-home", "item-home-none", "item-name", "item-name-hint",
  "item-new", "item-note", "item-number", "item-number-hint", "item-path-separator", "item-product",
  "item-product-none", "item-remove", "item-save", "item-tag", "item-tag-chip", "item-tag-hint",
  "item-tag-means", "item-tag-only-number", "item-tag-scheme", "item-tag-unlink", "item-tag-uri",
  "item-tags", "item-tags-none", "items-bring-in", "items-clear", "items-column-home",
  "items-column-last-seen", "items-column-name", "items-column-number", "items-column-place",
  "items-column-product", "items-column-state", "items-column-tag", "items-columns", "items-comfort",
  "items-dense", "items-empty", "items-empty-action", "items-empty-bring-in", "items-empty-demo",
  "items-empty-how", "items-empty-scan", "items-error", "items-filter-all", "items-filter-here",
  "items-filter-missing", "items-filter-no-tag", "items-filter-not-seen", "items-filter-unknown-place",
  "items-filter-unknown-tags", "items-filter-wrong-place", "items-filters", "items-link", "items-loading",
  "items-new", "items-none-filter", "items-offline", "items-print", "items-report", "items-search",
  "job-again", "job-cancel", "job-cancelled", "job-copy-path", "job-dismiss", "job-failed", "job-open",
  "job-open-folder", "job-waiting", "link-choose-item", "link-do", "link-hold-any", "link-keep",
  "link-many", "link-no-reader", "link-take-over", "link-type", "link-unknown-tags", "link-waiting",
  "live-back", "live-back-day", "live-back-hour", "live-back-month", "live-back-now", "live-back-reach",
  "live-back-slider", "live-back-week", "live-column-expected", "live-column-here", "live-column-last-seen",
  "live-column-place", "live-column-state", "live-demo-safe", "live-demo-title", "live-empty-bring-in",
  "live-empty-demo", "live-empty-draw", "live-empty-how", "live-empty-items", "live-empty-list",
  "live-empty-places", "live-error", "live-filter-off", "live-filter-on", "live-floor", "live-go-on",
  "live-headline-none", "live-heat", "live-heat-legend", "live-heat-moves", "live-heat-none",
  "live-heat-stay-none", "live-heat-stays", "live-heat-unit-moves", "live-heat-unit-stays",
  "live-heat-what", "live-hold", "live-list", "live-loading", "live-map", "live-never-watched", "live-next",
  "live-no-drawing", "live-no-place", "live-no-reader", "live-no-reader-setup", "live-overview",
  "live-readers-off", "live-simple-about", "live-simple-example", "live-simple-field", "live-simple-none",
  "live-simple-title", "live-trail", "live-trail-hide", "live-way", "live-whole", "live-zoom-all",
  "live-zoom-in", "live-zoom-out", "mark-alert", "mark-here", "mark-missing", "mark-not-seen",
  "mark-unknown", "mark-wrong-place", "new-tag-about", "new-tag-add", "new-tag-choose", "new-tag-ignore",
  "new-tag-link", "new-tag-title", "notice-new-reader-test", "notice-new-reader-use", "palette-hint",
  "palette-people", "panel-find", "panel-history", "panel-history-empty", "panel-home",
  "panel-home-anywhere", "panel-left", "panel-move", "panel-move-out", "panel-never-seen", "panel-no-tags",
  "panel-nowhere", "panel-open", "panel-place", "panel-place-items", "panel-place-never-read",
  "panel-place-report", "panel-print", "panel-since-label", "panel-tags", "panel-why", "panel-why-by-hand",
  "people-add", "people-back", "people-closed", "people-empty", "people-has-pin", "people-leave",
  "people-left", "people-lock", "people-name", "people-new", "people-no-pin", "people-open", "people-pin",
  "people-pin-away", "people-pin-keep", "people-pin-new", "people-right", "people-right-floor",
  "people-right-lead", "people-right-setup", "people-save", "pin-delete", "pin-field", "pin-locked",
  "pin-other", "pin-ready", "place-here", "place-kind-bin", "place-kind-floor", "place-kind-rack",
  "place-kind-site", "place-kind-zone", "problem-TS-COUNT-001", "problem-TS-COUNT-002",
  "problem-TS-COUNT-003", "problem-TS-COUNT-004", "problem-TS-COUNT-006", "problem-TS-GENERAL-001",
  "problem-TS-GENERAL-003", "problem-TS-GENERAL-004", "problem-TS-GENERAL-005", "problem-TS-ITEM-001",
  "problem-TS-ITEM-003", "problem-TS-ITEM-006", "problem-TS-ITEM-007", "problem-TS-ITEM-008",
  "problem-TS-PERSON-002", "problem-TS-PERSON-005", "problem-TS-PLACE-001", "problem-TS-READER-008",
  "problem-TS-READER-025", "problem-TS-READER-026", "problem-TS-READER-027", "problem-TS-READER-SETUP-001",
  "problem-TS-READER-SETUP-003", "problem-TS-REQUEST-002", "problem-TS-STORE-008", "problem-TS-STORE-009",
  "problem-TS-UNDO-001", "problem-TS-UNDO-002", "reach", "reach-blocked", "reach-desk", "reach-desk-about",
  "reach-far", "reach-far-about", "reach-room", "reach-room-about", "reach-touch", "reach-touch-about",
  "reader-card-none", "reader-card-practice", "reader-figures-antenna", "reader-figures-antenna-again",
  "reader-figures-antenna-match", "reader-figures-antenna-off", "reader-figures-antenna-reads",
  "reader-figures-antenna-tags", "reader-figures-damaged", "reader-figures-duty", "reader-figures-queue",
  "reader-figures-reads", "reader-figures-restarts", "reader-figures-rounds", "reader-figures-tags",
  "reader-figures-temperature", "reader-order-antennas", "reader-order-beep", "reader-order-chip",
  "reader-order-firmware", "reader-order-temperature", "reader-proof-done", "reader-proof-unknown",
  "reader-proof-waiting", "reader-radio-dwell", "reader-radio-keep", "reader-radio-region",
  "reader-radio-save", "reader-radio-session", "reader-state-lost", "reader-state-off",
  "reader-state-opening", "reader-state-reading", "reader-state-ready", "reader-test-details",
  "reader-test-done", "reader-test-heard", "reader-test-nothing", "report-about", "report-about-demo",
  "report-about-filter", "report-about-filter-no-unknown", "report-about-filter-none",
  "report-about-moment", "report-about-moment-iso", "report-about-report", "report-about-rows",
  "report-about-site", "report-about-zone", "report-by-hand", "report-certainty-certain",
  "report-certainty-likely", "report-certainty-unsure", "report-column-certainty", "report-column-home",
  "report-column-last-seen", "report-column-moment", "report-column-name", "report-column-note",
  "report-column-number", "report-column-place", "report-column-product", "report-column-product-code",
  "report-column-reader", "report-column-rows", "report-column-section", "report-column-since",
  "report-column-site", "report-column-state", "report-column-tag", "report-column-tags",
  "report-everything", "report-everything-about", "report-everything-file", "report-section-items",
  "report-section-unknown", "report-state-here", "report-state-left", "report-state-no-place",
  "report-state-not-seen", "report-state-unknown", "report-state-wrong-place", "reports-copy-path",
  "reports-download", "reports-empty", "reports-error", "reports-format", "reports-loading", "reports-made",
  "reports-make", "reports-make-again", "reports-never", "reports-offline", "reports-open",
  "reports-open-folder", "reports-preview-all", "reports-preview-csv", "reports-preview-demo",
  "reports-preview-not-live", "reports-preview-safe", "reports-preview-xlsx", "reports-question-language",
  "reports-question-place", "reports-question-place-all", "reports-question-unknown", "reports-title",
  "scan-card", "scan-count-too-yes", "scan-detail-kind", "scan-detail-meaning", "scan-detail-reason",
  "scan-detail-text", "scan-details", "scan-details-title", "scan-ignore", "scan-learn", "scan-learn-done",
  "scan-learn-failed", "scan-learn-forget", "scan-learn-how", "scan-learn-none", "scan-not-done",
  "scan-test-about", "scan-test-title", "scan-unreadable", "scan-wrong-kind", "screen-later",
  "screen-later-action", "search-commands", "search-hint", "search-items", "search-places",
  "search-screens", "search-title", "setup-about", "setup-about-text", "setup-connections", "setup-data",
  "setup-data-folder", "setup-data-only", "setup-data-stored", "setup-error", "setup-items",
  "setup-language", "setup-licence", "setup-loading", "setup-map", "setup-needs-role", "setup-offline",
  "setup-people", "setup-place-add", "setup-place-code", "setup-place-height", "setup-place-kind",
  "setup-place-name", "setup-place-outer-door", "setup-place-outer-door-hint", "setup-place-parent",
  "setup-place-remove", "setup-place-save", "setup-place-width", "setup-place-x", "setup-place-y",
  "setup-places", "setup-places-empty", "setup-port-use", "setup-reader-add", "setup-reader-address",
  "setup-reader-address-hint", "setup-reader-antenna-add", "setup-reader-antenna-none",
  "setup-reader-antenna-place", "setup-reader-antennas", "setup-reader-connection",
  "setup-reader-connection-cable", "setup-reader-connection-network", "setup-reader-details",
  "setup-reader-family", "setup-reader-family-any", "setup-reader-garbled-about", "setup-reader-help",
  "setup-reader-is-on", "setup-reader-log", "setup-reader-log-bytes", "setup-reader-log-bytes-about",
  "setup-reader-log-frames", "setup-reader-log-frames-about", "setup-reader-log-off", "setup-reader-model",
  "setup-reader-name", "setup-reader-name-hint", "setup-reader-new", "setup-reader-port",
  "setup-reader-port-none", "setup-reader-port-refresh", "setup-reader-practice", "setup-reader-remove",
  "setup-reader-role", "setup-reader-save", "setup-reader-state-off", "setup-reader-state-opening",
  "setup-reader-state-reading", "setup-reader-state-ready", "setup-reader-tcp-port",
  "setup-reader-tcp-port-hint", "setup-reader-test", "setup-reader-turn-off", "setup-reader-turn-on",
  "setup-readers", "setup-readers-empty", "setup-role-area", "setup-role-area-about", "setup-role-desk-pad",
  "setup-role-desk-pad-about", "setup-role-gate", "setup-role-gate-about", "setup-role-handheld",
  "setup-role-handheld-about", "setup-saved", "setup-scale", "setup-screen", "setup-screen-only",
  "setup-site-name", "setup-stale-hint", "setup-stale-minutes", "setup-state-fine", "setup-state-look",
  "setup-state-unused", "setup-test-hold", "setup-theme", "setup-title", "setup-verify",
  "setup-verify-running", "signal-medium", "signal-silent", "signal-strong", "signal-weak",
  "strip-count-continue", "strip-redone", "strip-settings", "strip-undone", "theme-contrast", "theme-dark",
  "theme-light", "theme-system", "undo-count", "undo-count-close", "undo-ignore", "undo-link", "undo-other",
  "undo-settings", "unknown-column-heard", "unknown-column-place", "unknown-column-tag", "unknown-empty",
  "who-choose", "who-leave", "who-nobody", "who-nobody-at-all", "who-title", "who-to-people",
  "window-no-answer", "window-starting", "window-starting-long", "word-add", "word-back", "word-cancel",
  "word-change", "word-clear", "word-close", "word-copied", "word-copy", "word-details", "word-loading",
  "word-more", "word-needed", "word-next", "word-no", "word-no-name", "word-none", "word-nothing-changed",
  "word-off", "word-on", "word-remove", "word-save", "word-skip", "word-try-again", "word-yes",
] as const;

// prettier-ignore
const WITH_VALUES: readonly (keyof MessageArguments)[] = [
  "advice-antenna-dead", "advice-antenna-off", "advice-bad-cable", "advice-interference",
  "advice-over-range", "advice-overflow", "advice-overheating", "advice-poor-match", "advice-restarts",
  "advice-slow-revisit", "age-day", "age-hours", "age-minutes", "age-seconds", "age-since", "age-today",
  "alert-reader-lost", "alert-unknown-tag", "alert-wrong-place", "alerts-missing", "alerts-not-seen",
  "alerts-past-now", "alerts-past-row", "alerts-quiet-until", "alerts-since", "alerts-taken",
  "alerts-title", "alerts-unknown", "alerts-wrong-place", "app-title", "app-title-demo", "bring-do",
  "bring-fault-bad-character", "bring-fault-bad-tag", "bring-fault-column-twice", "bring-fault-open-quote",
  "bring-fault-tag-twice", "bring-fault-text-too-long", "bring-fault-too-large",
  "bring-fault-too-many-columns", "bring-fault-too-many-rows", "bring-fault-too-many-tags", "bring-found",
  "cli-archive-strange", "cli-archive-whole", "cli-archived", "cli-backed-up", "cli-doctor-fine",
  "cli-doctor-look", "cli-exported", "cli-kept", "cli-last-backup", "cli-left-over", "cli-no-answer",
  "cli-no-display", "cli-open", "cli-practice-open", "cli-problem", "cli-read-summary", "cli-reader-found",
  "cli-repair-whole", "cli-repaired", "cli-restored", "cli-running", "cli-verified", "cli-verify-broken",
  "command-open", "command-report", "command-setup", "command-theme", "count-blocked-count",
  "count-blocked-reader", "count-by-eye-note", "count-check-title", "count-choice", "count-done-extra",
  "count-done-missing", "count-done-title", "count-done-unknown", "count-done-when", "count-from",
  "count-group-extra", "count-group-found", "count-group-moved", "count-group-not-found",
  "count-group-unknown", "count-here", "count-more", "count-moved-to", "count-of", "count-offer",
  "count-percent", "count-place-items", "count-quiet", "count-result-line", "count-said",
  "count-see-question", "count-title", "count-will-belong", "count-will-ignore", "count-will-miss",
  "demo-about", "demo-leave-how", "error-card-code", "find-done", "find-full", "find-last-seen",
  "find-meter", "find-no-hits", "find-not-here-said", "frame-banners-more", "frame-clock",
  "frame-connection-again", "frame-jobs", "frame-offline", "frame-offline-about", "frame-rail-badge",
  "frame-reader-chip", "frame-reader-reading", "frame-reader-some-lost", "frame-reads-per-second",
  "frame-scan-moved", "frame-scan-unknown-tag", "frame-size-said", "frame-undone", "help-folder",
  "help-version", "history-arrived", "history-by", "history-departed", "history-heard", "history-linked",
  "history-moved", "history-unlinked", "item-added", "item-change", "item-changed", "item-path",
  "item-removed", "item-tag-signal", "items-filter-place", "items-none", "items-row-of",
  "items-sorted-down", "items-sorted-up", "items-tag-more", "items-title", "items-title-many",
  "items-title-some", "job-done-of", "job-done-so-far", "job-ready", "job-ready-said", "job-report",
  "job-time-left", "link-done", "link-heard", "link-hold", "link-on-other", "live-alerts", "live-back-at",
  "live-back-earlier", "live-back-headline", "live-back-later", "live-big-of", "live-cluster-label",
  "live-crowded", "live-demo-how", "live-edge", "live-headline", "live-heat-moves-of", "live-heat-place",
  "live-heat-stay-of", "live-held", "live-item-label", "live-list-label", "live-map-label", "live-missing",
  "live-moving", "live-not-seen", "live-not-watched", "live-place-count", "live-place-label",
  "live-place-marked", "live-place-unwatched", "live-rate", "live-reader-label", "live-said",
  "live-said-arrived", "live-simple-make", "live-unknown", "live-wrong-place", "new-tag-heard",
  "new-tag-heard-nowhere", "notice-clock-changed", "notice-new-reader", "notice-reader-back",
  "notice-reads-merged", "notice-since", "notice-trying-again", "panel-last-seen", "panel-last-seen-by",
  "panel-move-choose", "panel-place-expected", "panel-place-last-read", "panel-place-more",
  "panel-place-things", "panel-since", "panel-why-heard", "panel-why-not-watched", "panel-why-runner-up",
  "panel-why-sure", "people-change", "people-lock-minutes", "pin-title", "pin-typed", "pin-welcome",
  "place-of", "problem-TS-CLOCK-001", "problem-TS-COUNT-005", "problem-TS-GENERAL-002",
  "problem-TS-ITEM-002", "problem-TS-ITEM-004", "problem-TS-ITEM-005", "problem-TS-PERSON-001",
  "problem-TS-PERSON-003", "problem-TS-PERSON-004", "problem-TS-PLACE-002", "problem-TS-PLACE-003",
  "problem-TS-READER-001", "problem-TS-READER-002", "problem-TS-READER-003", "problem-TS-READER-004",
  "problem-TS-READER-005", "problem-TS-READER-006", "problem-TS-READER-007", "problem-TS-READER-009",
  "problem-TS-READER-010", "problem-TS-READER-020", "problem-TS-READER-021", "problem-TS-READER-022",
  "problem-TS-READER-023", "problem-TS-READER-024", "problem-TS-READER-028", "problem-TS-READER-030",
  "problem-TS-READER-031", "problem-TS-READER-032", "problem-TS-READER-SETUP-002", "problem-TS-REPORT-001",
  "problem-TS-REPORT-002", "problem-TS-REPORT-003", "problem-TS-REPORT-004", "problem-TS-REPORT-005",
  "problem-TS-REPORT-006", "problem-TS-REQUEST-001", "problem-TS-REQUEST-003", "problem-TS-STORE-001",
  "problem-TS-STORE-002", "problem-TS-STORE-003", "problem-TS-STORE-004", "problem-TS-STORE-005",
  "problem-TS-STORE-006", "problem-TS-STORE-007", "problem-TS-STORE-010", "reader-card-garbled",
  "reader-card-reads", "reader-proof-known", "reader-proof-open", "reader-radio-power", "reader-test-times",
  "reader-test-title", "report-about-cut", "report-about-filter-place", "report-about-rows-of",
  "report-sheet-more", "reports-do", "reports-last-made", "reports-making", "reports-preview",
  "reports-preview-moment", "reports-preview-place", "reports-preview-rows", "reports-ready", "scan-again",
  "scan-continue-as", "scan-count-too", "scan-extra", "scan-found", "scan-found-it", "scan-helps",
  "scan-item", "scan-linked", "scan-moved", "scan-not-counting", "scan-offer-place", "scan-person",
  "scan-place", "scan-plan-place", "scan-plan-product", "scan-product", "scan-put", "scan-putting",
  "scan-stand", "scan-tag-taken", "scan-target", "scan-unknown", "scan-unlisted", "search-count",
  "search-none", "setup-data-size", "setup-port-free", "setup-reader-antenna",
  "setup-reader-antenna-remove", "setup-reader-antenna-watches", "setup-reader-change",
  "setup-reader-frames", "setup-reader-garbled", "setup-reader-merged", "setup-reader-on-port",
  "setup-reader-port-taken", "setup-reader-rate", "setup-reader-reads", "setup-reader-reconnects",
  "setup-reader-recording", "setup-reader-removed", "setup-reader-saved", "setup-reader-state-lost",
  "setup-scale-percent", "setup-stale-after", "setup-test-heard", "setup-verify-broken",
  "setup-verify-good", "setup-version", "strip-added", "strip-arrived", "strip-changed",
  "strip-count-checking", "strip-count-closed", "strip-count-dropped", "strip-count-goes-on",
  "strip-count-paused", "strip-count-started", "strip-counted", "strip-counted-extra",
  "strip-counted-unknown", "strip-departed", "strip-ignored", "strip-linked", "strip-missing",
  "strip-moved", "strip-new-tag", "strip-not-missing", "strip-place-drawn", "strip-place-removed",
  "strip-reader-removed", "strip-reader-set", "strip-removed", "strip-unlinked", "tile-of", "tree-here",
  "tree-things", "undo-add-item", "undo-change-item", "undo-missing", "undo-move", "undo-place",
  "undo-reader", "undo-remove-item", "undo-unlink", "unknown-title", "who-button", "who-role",
  "who-title-needs", "word-items", "word-loading-of", "word-partial", "word-rows", "word-tags",
];

/** Messages that take no values. */
export type PlainMessageId = (typeof PLAIN)[number];

/** Every message. */
export type MessageId = PlainMessageId | keyof MessageArguments;

/** Every message id at run time, for ids that arrive as text. */
export const MESSAGE_IDS: ReadonlySet<string> = new Set<string>([...PLAIN, ...WITH_VALUES]);
