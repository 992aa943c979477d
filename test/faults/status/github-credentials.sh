# what: GitHub refuses ARC's token
# problem: github-credentials-bad
# saw: GitHub answers 401 to ARC: .*401
# not: reconcile-errors
# verdict: unhealthy
# mends: by-hand
break_it() { bed github fault 401 && sleep 25; }
settled() { kubectl -n $A logs deployment/$ARC --tail=50 | grep -q '401'; }
mend_it() { bed github reset; }
