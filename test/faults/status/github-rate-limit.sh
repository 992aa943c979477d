# what: GitHub answers ARC with its rate limit
# problem: github-rate-limit
# saw: GitHub answers ARC with its rate limit: .*rate limit
# not: reconcile-errors
# verdict: unhealthy
# mends: by-hand
break_it() { bed github fault 403 60 && sleep 25; }
settled() { kubectl -n $A logs deployment/$ARC --tail=50 | grep -q 'rate limit'; }
mend_it() { bed github reset; }
