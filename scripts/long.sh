# Sourced by ./test --long: what takes too long or is timed, and so does not belong into every run.
# shellcheck shell=bash

FUZZ_SECONDS=${FUZZ_SECONDS:-3600}

say "Long: benches (figures for docs/performance.md)"
for room in codes readers engine store station; do
  cargo bench --locked --quiet -p "tagstead-$room"
done

say "Long: the contest of location rules (table for docs/location.md)"
TAGSTEAD_WORLDS=${TAGSTEAD_WORLDS:-20} cargo test --release --locked -p tagstead-engine --lib -- \
  --ignored --nocapture the_whole_table

say "Long: stories with many seeds"
TAGSTEAD_ROUNDS=${TAGSTEAD_ROUNDS:-200} cargo test --locked -p tagstead-tests --test stories

say "Long: power cuts, failing calls, damages, kills"
TAGSTEAD_LONG=1 cargo test --locked -p tagstead-disk -- --nocapture --test-threads=1
TAGSTEAD_LONG=1 cargo test --locked -p tagstead-store --test it -- --nocapture kill damage

# Coverage-guided fuzzing needs a nightly compiler; the corpora it found are replayed by plain ./test.
if cargo +nightly --version >/dev/null 2>&1; then
  command -v cargo-fuzz >/dev/null || cargo install --locked cargo-fuzz
  for room in codes readers; do
    for target in $(cd "crates/$room" && cargo +nightly fuzz list); do
      say "Long: fuzzing $room/$target for $((FUZZ_SECONDS / 9)) s"
      (cd "crates/$room" && cargo +nightly fuzz run "$target" -- \
        -max_total_time="$((FUZZ_SECONDS / 9))" -print_final_stats=1 2>&1 | grep -E 'stat::number_of_executed_units|SUMMARY|panicked' || true)
    done
  done
else
  say "Long: no nightly compiler here, so the fuzzers were not run (rustup toolchain install nightly)"
fi
