# Reference forecasts of R's forecast package for the agreement tests. Run in this folder: Rscript classical.R
# Writes classical.csv: one row per series and method, "series,method,loglik,forecast of step 1 ... 14", and series.csv.
suppressMessages(library(forecast))
horizon <- 14

set.seed(20250101)
days <- 1:400
weekly <- c(1.1, 0.9, 0.95, 1.0, 1.15, 1.5, 0.4)
shop <- round((120 + 0.1 * days) * weekly[(days - 1) %% 7 + 1] * exp(rnorm(400, 0, 0.15)), 1)
counts <- rnbinom(364, size = 2, mu = 1.4 * weekly[(0:363) %% 7 + 1])

series <- list(
  AirPassengers = AirPassengers, USAccDeaths = USAccDeaths, lynx = lynx, WWWusage = WWWusage, Nile = Nile,
  UKgas = UKgas, shop = ts(shop, frequency = 7), counts = ts(counts, frequency = 7))

rows <- c()
add <- function(name, method, loglik, mean)
  rows <<- c(rows, paste(c(name, method, format(c(loglik, as.numeric(mean)[1:horizon]), digits = 10, trim = TRUE)), collapse = ","))

for (name in names(series)) {
  y <- series[[name]]
  m <- frequency(y)
  add(name, "drift", 0, rwf(y, drift = TRUE, h = horizon)$mean)
  add(name, "theta", 0, thetaf(y, h = horizon)$mean)

  forms <- c("ANN", "AAN", "AAdN")
  if (min(y) > 0) forms <- c(forms, "MNN", "MAN", "MAdN")
  if (m > 1) forms <- c(forms, "ANA", "AAA", "AAdA")
  if (m > 1 && min(y) > 0) forms <- c(forms, "MNA", "MAA", "MAdA", "MNM", "MAM", "MAdM")
  for (form in forms) {
    damped <- grepl("d", form)
    fit <- ets(y, sub("d", "", form), damped = damped)
    add(name, paste0("ets-", form), fit$loglik, forecast(fit, h = horizon)$mean)
  }
  fit <- ets(y)
  add(name, "ets", fit$loglik, forecast(fit, h = horizon)$mean)
}

writeLines(rows, "classical.csv")
writeLines(sapply(names(series), function(name)
  paste(c(name, frequency(series[[name]]), format(as.numeric(series[[name]]), digits = 10, trim = TRUE)), collapse = ",")), "series.csv")
