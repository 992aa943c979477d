# what: a metric relabeling drops the labels that tell ARC's series apart, so that Prometheus refuses some as duplicates; it is scraped, with a warning
# root: samples-rejected
# verdict: healthy
# mends: no
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"add","path":"/spec/endpoints/0/metricRelabelings","value":[{"action":"labeldrop","regex":"name|exported_namespace|horizontalrunnerautoscaler|runnerdeployment|le|controller"}]}]' && sleep 60; }
settled() { pool_up $POOL; }
