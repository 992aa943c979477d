# what: two faults at once: the metrics Service is labelled otherwise, and selects no pod
# root: service-labels-not-matched
# also: service-labels-not-matched service-selects-no-pod
# verdict: unhealthy
# mends: yes
break_it() { kubectl -n $A label service $SVC app.kubernetes.io/name=arc --overwrite && patch -n $A service $SVC -p '{"spec":{"selector":{"app.kubernetes.io/name":"arc"}}}'; }
settled() { pool_empty $POOL; }
