# Prints the versions of R and of the packages that the other scripts use.
packages <- c("jsonlite", "psych", "vcd", "epiR")
versions <- sapply(packages, function(name) as.character(packageVersion(name)))
cat(jsonlite::toJSON(as.list(c(R = as.character(getRversion()), versions)), auto_unbox = TRUE))
