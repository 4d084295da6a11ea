# Reference fits of R's Arima and auto.arima for the agreement tests. Run in this folder after classical.R: Rscript arima.R
# Writes arima.csv: "series,p,d,q,P,D,Q,constant (1 or 0),loglik,14 forecasts"; auto.arima's choices have the method "auto".
suppressMessages(library(forecast))
horizon <- 14
text <- function(numbers) trimws(formatC(as.numeric(numbers), digits = 12, format = "g"))

series <- list()
for (line in strsplit(readLines("series.csv"), ",")) series[[line[1]]] <- ts(as.numeric(line[-(1:2)]), frequency = as.numeric(line[2]))

orders <- list(
  list("AirPassengers", c(0, 1, 1), c(0, 1, 1), FALSE), list("AirPassengers", c(2, 1, 1), c(0, 1, 0), FALSE),
  list("USAccDeaths", c(0, 1, 1), c(0, 1, 1), FALSE), list("lynx", c(2, 0, 2), c(0, 0, 0), TRUE), list("lynx", c(4, 0, 1), c(0, 0, 0), TRUE),
  list("WWWusage", c(3, 1, 0), c(0, 0, 0), FALSE), list("WWWusage", c(1, 1, 1), c(0, 0, 0), FALSE), list("Nile", c(1, 1, 1), c(0, 0, 0), FALSE),
  list("Nile", c(1, 0, 1), c(0, 0, 0), TRUE), list("UKgas", c(0, 1, 1), c(1, 1, 0), FALSE), list("shop", c(1, 0, 0), c(0, 1, 1), TRUE),
  list("shop", c(2, 0, 0), c(0, 1, 1), TRUE), list("shop", c(1, 1, 1), c(0, 0, 0), TRUE), list("counts", c(1, 0, 0), c(1, 0, 0), TRUE))

rows <- c()
add <- function(method, name, order, seasonal, constant, fit)
  rows <<- c(rows, paste(c(method, name, order, seasonal, as.integer(constant), text(c(fit$loglik, forecast(fit, h = horizon)$mean))), collapse = ","))

for (o in orders)
  add("fixed", o[[1]], o[[2]], o[[3]], o[[4]], Arima(series[[o[[1]]]], order = o[[2]], seasonal = o[[3]], include.constant = o[[4]], method = "ML"))
for (name in names(series)) {
  fit <- auto.arima(series[[name]])
  a <- fit$arma
  add("auto", name, a[c(1, 6, 2)], a[c(3, 7, 4)], any(c("intercept", "drift") %in% names(coef(fit))), fit)
}
writeLines(rows, "arima.csv")
