# what: Prometheus never scraped ARC: absent by fault, and nothing is taken for zero
# problem: metrics-missing
# expect: ['busy', 'registered'].every((what) => set('team-a/web')[what] === null && answer.runners[what] === null)
# expect: source('horizontalrunnerautoscaler_runners_busy').state === 'absent' && source('horizontalrunnerautoscaler_runners_busy').byDesign === false
# expect: source('controller_runtime_reconcile_total').state === 'absent' && source('controller_runtime_reconcile_total').byDesign === false
# expect: answer.sources.length === 29
# verdict: undecided
# mends: no
# patience: 200
break_it() {
  kubectl -n $A label servicemonitor $SM release- && for name in $(kubectl -n $G get podmonitors -o name); do kubectl -n $G label $name release- || return 1; done
  sleep 20; kubectl -n $M delete pod prometheus-$PROM-0 --wait && sleep 20; }
settled() { pool_empty $POOL && [ "$(prometheus 'query?query=count(up)' | grep -c '"value"')" = 1 ]; }
