# what: the monitor asks once an hour, so that the target was not scraped since and its old samples are gone
# root:
# also: not-scraped-yet
# verdict: undecided
# mends: no
break_it() { kubectl -n $A patch servicemonitor $SM --type=json -p '[{"op":"replace","path":"/spec/endpoints/0/interval","value":"1h"}]' && sleep 30; }
settled() { state $POOL | grep -qx unknown; }
