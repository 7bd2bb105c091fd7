# facecue, expressions shown. Filters named TARGET@P1 begin with enable=0.
