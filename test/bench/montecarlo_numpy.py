"""The numpy twin of the simulation of a plan: the same model and the same outputs, vectorised over the runs.

Reads orders from stdin, one JSON object a line: {"plan": ..., "runs": n, "seed": n}; answers each with one line of JSON:
processor time spent (all, and what of it ranks took) and a few figures, so that the two can be compared. It knows the kinds of
line that test/bench/uncertain.ts makes. Vectors of all runs are kept in the processor's cache: months are the outer loop,
results go to buffers that exist, and what is linear in one draw is one matrix product.
"""

import json
import math
import sys
import time

import numpy as np

LEVELS = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]
Z90 = 1.2815515655446004


def months_between(start, month):
    return (int(month[:4]) - int(start[:4])) * 12 + int(month[5:7]) - int(start[5:7])


def draw(rng, runs, spread, figure, low_bound, high_bound):
    kind = spread["type"]
    if kind == "normal":
        values = figure + spread["sd"] * rng.standard_normal(runs)
    elif kind == "triangular":
        values = rng.triangular(spread["low"], spread.get("mode", figure), spread["high"], runs)
    elif kind == "uniform":
        values = rng.uniform(spread["low"], spread["high"], runs)
    elif kind == "pert":
        low, high, mode = spread["low"], spread["high"], spread.get("mode", figure)
        a = 1 + 4 * (mode - low) / (high - low)
        values = low + (high - low) * rng.beta(a, 6 - a, runs)
    elif kind == "log-normal":
        sigma = math.log(spread["high"] / spread["low"]) / (2 * Z90)
        values = rng.lognormal(math.log(math.sqrt(spread["low"] * spread["high"])), sigma, runs)
    else:
        raise ValueError(kind)
    return np.clip(values, low_bound, high_bound, out=values)


class Simulation:
    def __init__(self, plan, runs, seed):
        self.plan, self.runs, self.months = plan, runs, plan["months"]
        self.rng = np.random.default_rng(seed)
        self.inputs = []
        self.cash = np.zeros((self.months, runs))
        self.result = np.zeros((self.months, runs))
        self.linear = []  # (coefficients by run, cash by month, result by month)
        self.units = {}
        self.prices = {}

    def figures(self, line):
        """Draws of each uncertain figure of a line, by field."""
        drawn = {}
        for given in line.get("ranges", []):
            field = given["field"]
            if field == "cash-delay":
                law = given["distribution"]
                values = self.rng.integers(law["low"], law["high"], self.runs, endpoint=True)
            else:
                figure = line
                for step in field.split("."):
                    figure = figure[step]
                top = 100.0 if field in ("volume.churn", "basis.percent") else 1e11
                values = draw(self.rng, self.runs, given["distribution"], figure, 0.0, top)
            drawn[field] = values
            self.inputs.append(values)
        return drawn

    def index(self, line):
        rate = 1 + line.get("yearlyIndex", 0) / 100
        return rate ** (np.arange(self.months) // 12)

    def revenue(self, line):
        drawn = self.figures(line)
        volume = line["volume"]
        start = drawn["volume.start"]
        slope = drawn["volume.growth.perMonth"]
        stay = 1 - drawn["volume.churn"] / 100
        price = drawn["unitPrice"]
        self.prices[line["id"]] = price
        units = np.empty((self.months, self.runs))
        self.units[line["id"]] = units
        whole, late = divmod(line["paymentDelayDays"], 30)
        late /= 30
        first_part = (1 - late) * price
        second_part = late * price
        margin = price - line["unitCost"]
        stock = np.zeros(self.runs)
        before = np.zeros(self.runs)
        now = np.empty(self.runs)
        part = np.empty(self.runs)
        first = int(self.plan["start"][5:7]) - 1
        for m in range(self.months):
            np.multiply(slope, m, out=now)
            now += start
            np.maximum(now, 0, out=now)
            stock *= stay
            stock += now
            stock -= before
            np.maximum(stock, 0, out=stock)
            before, now = now, before
            unit = units[m]
            np.multiply(stock, volume["seasonality"][(first + m) % 12], out=unit)
            np.multiply(unit, margin, out=part)
            self.result[m] += part
            np.multiply(unit, line["unitCost"], out=part)
            self.cash[m] -= part
            if m + whole < self.months:
                np.multiply(unit, first_part, out=part)
                self.cash[m + whole] += part
            if m + whole + 1 < self.months:
                np.multiply(unit, second_part, out=part)
                self.cash[m + whole + 1] += part

    def variable_cost(self, line):
        share = self.figures(line)["basis.percent"] / 100 * self.prices[line["of"]]
        late = line["paymentDelayDays"] // 30
        part = np.empty(self.runs)
        for m, unit in enumerate(self.units[line["of"]]):
            np.multiply(unit, share, out=part)
            self.result[m] -= part
            if m + late < self.months:
                self.cash[m + late] -= part

    def step_cost(self, line):
        amount = self.figures(line)["amount"]
        part = np.empty(self.runs)
        for m, unit in enumerate(self.units[line["of"]]):
            np.multiply(unit, 1 / line["every"], out=part)
            np.floor(part, out=part)
            part *= amount
            self.result[m] -= part
            self.cash[m] -= part

    def grant(self, line):
        drawn = self.figures(line)
        got = (self.rng.random(self.runs) < line["chance"] / 100).astype(float)
        self.inputs.append(got)
        amount = got * drawn["amount"]
        start = self.plan["start"]
        award = months_between(start, line["award"])
        earned = np.zeros(self.months)
        earned[award : award + 12] = 1 / 12
        self.linear.append((amount, np.zeros(self.months), earned))
        every = np.arange(self.runs)
        for part in line["instalments"]:
            month = months_between(start, part["month"]) + drawn["cash-delay"]
            inside = month < self.months
            self.cash[month[inside], every[inside]] += amount[inside] * (part["amount"] / line["amount"])

    def fixed_cost(self, line):
        index = self.index(line)
        self.linear.append((self.figures(line)["amount"], -index, -index))

    def salary(self, line):
        drawn = self.figures(line)
        index = self.index(line)
        rate = line["chargeRate"] / 100
        charges = np.zeros(self.months)
        charges[1:] = rate * index[:-1]
        self.linear.append((drawn["gross"] * drawn["fullTime"], -index - charges, -index * (1 + rate)))

    def run(self):
        for line in self.plan["assumptions"]:
            getattr(self, line["type"].replace("-", "_"))(line)
        coefficients = np.stack([row[0] for row in self.linear])
        self.cash += np.stack([row[1] for row in self.linear]).T @ coefficients
        self.result += np.stack([row[2] for row in self.linear]).T @ coefficients

    def distribution(self, values):
        counts, _ = np.histogram(values, bins=40)
        return {
            "mean": values.mean(),
            "sd": values.std(ddof=1),
            "quantiles": np.quantile(values, LEVELS).tolist(),
            "counts": counts.tolist(),
        }

    def summary(self):
        closing = np.cumsum(self.cash, axis=0, out=self.cash)
        closing += self.plan["openingCash"]
        negative = closing < -0.5
        ever = negative.any(axis=0)
        first = np.where(ever, negative.argmax(axis=0), -1)
        shares = np.bincount(first + 1, minlength=self.months + 1) / self.runs
        year = np.cumsum(self.result, axis=0)
        year[12:] -= year[:-12].copy()
        even = year[11:] >= -0.5
        balanced = np.where(even.any(axis=0), even.argmax(axis=0) + 11, -1)
        since = np.bincount(balanced + 1, minlength=self.months + 1) / self.runs
        lowest = closing.min(axis=0)
        result = self.result.sum(axis=0)
        answer = {
            "safe": 1 - ever.mean(),
            "solvent": (1 - np.cumsum(shares[1:])).tolist(),
            "balanced": np.cumsum(since[1:]).tolist(),
            "mean": closing.mean(axis=1).tolist(),
            "sd": closing.std(axis=1, ddof=1).tolist(),
            "fan": np.quantile(closing, LEVELS, axis=1).tolist(),
            "lowest": self.distribution(lowest),
            "final": self.distribution(closing[-1]),
            "result": self.distribution(result),
            "lastYear": self.distribution(year[-1]),
        }
        return answer, lowest, result

    def ranks(self, values):
        order = np.argsort(values)
        ranks = np.empty(self.runs)
        ranks[order] = np.arange(self.runs)
        return ranks

    def tornado(self, lowest, result):
        targets = np.stack([self.ranks(lowest), self.ranks(result)])
        targets -= targets.mean(axis=1, keepdims=True)
        targets /= np.sqrt((targets * targets).sum(axis=1, keepdims=True))
        inputs = np.stack([self.ranks(values) for values in self.inputs])
        inputs -= inputs.mean(axis=1, keepdims=True)
        inputs /= np.sqrt((inputs * inputs).sum(axis=1, keepdims=True))
        return inputs @ targets.T


def main():
    for order in sys.stdin:
        given = json.loads(order)
        began = time.process_time()
        one = Simulation(given["plan"], given["runs"], given["seed"])
        one.run()
        answer, lowest, result = one.summary()
        before_ranks = time.process_time()
        one.tornado(lowest, result)
        ended = time.process_time()
        said = {
            "ms": (ended - began) * 1000,
            "rankMs": (ended - before_ranks) * 1000,
            "safe": answer["safe"],
            "mean": answer["mean"][-1],
            "sd": answer["sd"][-1],
            "median": answer["fan"][3][-1],
        }
        print(json.dumps(said), flush=True)


main()
