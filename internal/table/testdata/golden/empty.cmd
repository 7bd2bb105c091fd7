# facecue 1.0; models: detector sha256 aa, expression sha256 bb; filters: detect,classify,track,smooth; estimate of the facial expression shown, not of a felt emotion; not for diagnosis, employment or education decisions
# Filters named TARGET@P1 begin with enable=0.
