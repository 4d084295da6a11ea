# Reference forecasts of R's forecast package for the agreement tests. Run in this folder: Rscript classical.R
# Writes series.csv ("name,season,values"), classical.csv ("series,method,loglik,14 forecasts") and
# ets.csv ("series,form,loglik,14 forecasts,alpha,beta,gamma,phi,level,trend,seasonal states from the latest back").
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

text <- function(numbers) trimws(formatC(as.numeric(numbers), digits = 12, format = "g"))
rows <- c()
forms_fitted <- c()
add <- function(name, method, loglik, mean)
  rows <<- c(rows, paste(c(name, method, text(c(loglik, mean[1:horizon]))), collapse = ","))

for (name in names(series)) {
  y <- series[[name]]
  m <- frequency(y)
  add(name, "drift", 0, rwf(y, drift = TRUE, h = horizon)$mean)
  add(name, "theta", 0, thetaf(y, h = horizon)$mean)
  if (m > 1) {
    add(name, "stl-ets", 0, stlf(y, h = horizon)$mean)
    parts <- mstl(y)
    add(name, "stl-trend", 0, tail(parts[, "Trend"], horizon))
    season <- as.numeric(tail(parts[, grepl("Seasonal", colnames(parts))], m))
    add(name, "stl-theta", 0, thetaf(ts(as.numeric(seasadj(parts))), h = horizon)$mean + rep_len(season, horizon))
    add(name, "stl-season", 0, tail(parts[, grepl("Seasonal", colnames(parts))], horizon))
  }

  forms <- c("ANN", "AAN", "AAdN")
  if (min(y) > 0) forms <- c(forms, "MNN", "MAN", "MAdN")
  if (m > 1) forms <- c(forms, "ANA", "AAA", "AAdA")
  if (m > 1 && min(y) > 0) forms <- c(forms, "MNA", "MAA", "MAdA", "MNM", "MAM", "MAdM")
  for (form in forms) {
    damped <- grepl("d", form)
    fit <- ets(y, sub("d", "", form), damped = damped)
    if (substr(form, 1, 1) == "M" && min(fitted(fit)) <= 0) next # relative to less than nothing: R allows it, BizPulse does not
    par <- function(key) if (is.na(fit$par[key])) 0 else fit$par[key]
    seasonal <- fit$par[grepl("^s[0-9]", names(fit$par))]
    numbers <- c(fit$loglik, forecast(fit, h = horizon)$mean, par("alpha"), par("beta"), par("gamma"), par("phi"), par("l"), par("b"), seasonal)
    forms_fitted <- c(forms_fitted, paste(c(name, form, text(numbers)), collapse = ","))
  }
  fit <- ets(y)
  add(name, "ets", fit$loglik, forecast(fit, h = horizon)$mean)
  add(name, "ets-aicc", fit$aicc, rep(0, horizon))
}

writeLines(rows, "classical.csv")
writeLines(forms_fitted, "ets.csv")
writeLines(sapply(names(series), function(name)
  paste(c(name, frequency(series[[name]]), text(series[[name]])), collapse = ",")), "series.csv")
