# what: the path leads to something that answers JSON: relabelings lead the scrape to Prometheus' own API
# root: content-type-unsupported
# verdict: unhealthy
# mends: no
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"replace","path":"/spec/endpoints/0/path","value":"/api/v1/status/buildinfo"},{"op":"add","path":"/spec/endpoints/0/relabelings","value":[{"targetLabel":"__address__","replacement":"10.96.0.90:9090"}]}]'; }
settled() { pool_down $POOL; }
