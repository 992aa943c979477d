# what: ARC's controller lost its token and crashes
# problem: arc-not-running
# saw: arc-not-running: .*(CrashLoopBackOff|exit code)
# not: metrics-missing
# verdict: unhealthy
# mends: no
break_it() { patch -n $A deployment $ARC -p '{"spec":{"strategy":{"type":"Recreate","rollingUpdate":null}}}' && kubectl -n $A set env deployment/$ARC GITHUB_TOKEN- && sleep 30; }
settled() { pool_down $POOL; }
