# what: GitHub answers every call with 500: nothing is scaled
# problem: autoscaler-failing
# saw: autoscaler-failing: .*500
# saw: GitHub itself fails
# verdict: unhealthy
# mends: by-hand
break_it() { bed github fault 500 && sleep 40; }
settled() { kubectl -n $A logs deployment/$ARC --tail=50 | grep -q '500'; }
mend_it() { bed github reset; }
