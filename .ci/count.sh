#!/usr/bin/env bash
# Adds up the test results in a folder: NAME.trx of .NET or NAME.json of Vitest, and NAME.exit with the exit code of the run. The last line is: N passed, N failed, N skipped
# Tests that a run did not reach because its process died count as failed.
set -uo pipefail
cd "$1"

passed=0 failed=0 skipped=0
for run in *.exit; do
  name=${run%.exit}
  if [ -f "$name.json" ]; then
    # The sums are at the start of the file.
    sum() { head -c 1000 "$name.json" | grep -oE "\"num$1Tests\":[0-9]+" | grep -oE '[0-9]+' || echo 0; }
    wrong=$(sum Failed) lost=0
    if [ "$(cat "$run")" != 0 ] && [ "$wrong" = 0 ]; then lost=1; echo "$name ended early (exit code $(cat "$run"))."; fi
    passed=$((passed + $(sum Passed)))
    failed=$((failed + wrong + lost))
    skipped=$((skipped + $(sum Pending) + $(sum Todo)))
    continue
  fi
  trx=$name.trx
  [ -f "$trx" ] || trx=/dev/null
  counter() { grep -o '<Counters [^>]*' "$trx" | grep -oE "\b$1=\"[0-9]+\"" | grep -oE '[0-9]+' || echo 0; }
  known=$(grep -oE '\(([0-9]+) test cases? to be run\)' "$trx" | grep -oE '[0-9]+' || echo 0)
  total=$(counter total) wrong=$(counter failed) lost=0

  # There may be more results than known tests, because some cases are only discovered at run time.
  if [ "$total" -lt "$known" ]; then
    lost=$((known - total))
  elif ! grep -q 'Finished: ' "$trx" || { [ "$(cat "$run")" != 0 ] && [ "$wrong" = 0 ]; }; then
    lost=1
  fi
  if [ "$lost" -gt 0 ]; then echo "$name ended early (exit code $(cat "$run")): $total results of $known tests."; fi

  passed=$((passed + $(counter passed)))
  failed=$((failed + wrong + lost))
  skipped=$((skipped + total - $(counter executed)))
done

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
