#!/usr/bin/env bash
# The 30 classes of tests that took longest, by the results in a folder (*.trx): seconds, tests, class.
cd "$1" && awk -F'"' '
  function value(name,   at) { for (at = 1; at < NF; at++) if ($at ~ "(^| )" name "=$") return $(at + 1) }
  /<UnitTestResult / { split(value("duration"), time, ":"); seconds[value("testId")] += time[1] * 3600 + time[2] * 60 + time[3]; tests[value("testId")]++ }
  /<UnitTest / { id = value("id") }
  /<TestMethod / { sum[value("className")] += seconds[id]; count[value("className")] += tests[id] }
  END { for (class in sum) printf "%7.1f %4d %s\n", sum[class], count[class], class }' ./*.trx | sort -rn | head -n 30
