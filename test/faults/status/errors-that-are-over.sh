# what: GitHub failed for a minute, some minutes ago: errors are counted, and delay nothing
# problem: reconcile-errors
# saw: none of them lately
# saw: They delay nothing
# not: github-credentials-bad github-rate-limit
# expect: answer.reconcileErrors[0].total > 0
# verdict: healthy
# mends: no
break_it() { bed github fault 401 && sleep 30 && bed github reset && sleep 200; }
settled() { true; }
