# what: the chart's Service before Prometheus is gone; the operator's own and the pod are there: nothing is wrong
# root:
# verdict: healthy
# mends: no
break_it() { kubectl -n $M delete service $PROM; }
settled() { true; }
