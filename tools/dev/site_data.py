#!/usr/bin/env python3
"""Makes the shipped climate normals, weather CSV files and site files from the collected source data.

    tools/dev/site_data.py DATA_FOLDER

DATA_FOLDER holds carbon-intensity-hourly, climate-normals, weather-china-hourly, weather-epw and weather-openmeteo as their READMEs describe
them. Run it again when the data or this script changes; the outputs are committed.
"""
import csv
import gzip
import json
import math
import shutil
import sys
from datetime import datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
WEATHER, SITES = ROOT / "scenarios/weather", ROOT / "scenarios/sites"
RECALLED = "recalled monthly means, meant for 1991-2020; no page with these values could be opened"

# Hubs and reference places: name, coast, yearly sunshine with its source (None: estimated from the daily range of temperature).
NORMALS = {
    "ulanqab": ("Ulanqab", False, None),
    "hohhot": ("Hohhot", False, (2862, "nomadpub.com/hohhot-weather")),
    "guiyang": ("Guiyang", False, (1148.3, "chinawuxiaworld.com/destination/guiyang/climate")),
    "zhongwei": ("Zhongwei", False, None),
    "yinchuan": ("Yinchuan", False, (2900, "traveltill.com, low confidence")),
    "qingyang": ("Qingyang", False, None),
    "lanzhou": ("Lanzhou", False, (2600, "visitourchina.com, low confidence")),
    "zhangjiakou": ("Zhangjiakou", False, (2784, "year 2007 alone, cqbwjsb.com, low confidence")),
    "shaoguan": ("Shaoguan", False, None),
    "wuhu": ("Wuhu", False, None),
    "chongqing": ("Chongqing", False, (1150, "one year, czcc88.com, low confidence; csair.com gives 1000-1400")),
}

# Sites with synthetic weather: province, tariff area, Chinese name, hub limit.
HUBS = {
    "ulanqab": ("CN-NM", "CN-NM-west", "乌兰察布"),
    "guiyang": ("CN-GZ", "CN-GZ", "贵阳"),
    "zhongwei": ("CN-NX", "CN-NX", "中卫"),
    "qingyang": ("CN-GS", "CN-GS", "庆阳"),
    "zhangjiakou": ("CN-HE", None, "张家口"),
    "shaoguan": ("CN-GD", None, "韶关"),
    "wuhu": ("CN-AH", "CN-AH", "芜湖"),
    "chongqing": ("CN-CQ", "CN-CQ", "重庆"),
}

# Limits that apply, beside GB 40879-2021 (models/data/standards/ratings.json).
HUB_PLANS = ["action_plan_2024_hub", "action_plan_2024_green"]
RATINGS = {
    **{place: ["hub_west_2022", *HUB_PLANS] for place in ("ulanqab", "guiyang", "zhongwei", "qingyang")},
    **{place: ["hub_east_2022", *HUB_PLANS] for place in ("zhangjiakou", "shaoguan", "chongqing", "chengdu")},
    "wuhu": ["hub_yangtze_2022", *HUB_PLANS],
    "shanghai": ["shanghai_new_ai"], "shanghai_2014": ["shanghai_new_ai"], "guangzhou": ["guangdong_new"], "beijing": ["beijing_2027"],
}

# All-in energy prices in yuan/kWh, recalled ranges (2023-2025): anchors of a scenario, not tariffs.
PRICES = {"CN-NM": 0.44, "CN-GZ": 0.57, "CN-NX": 0.47, "CN-GS": 0.50, "CN-HE": 0.58, "CN-GD": 0.69, "CN-AH": 0.65, "CN-SH": 0.73,
          "CN-SC": 0.56, "CN-CQ": 0.65, "CN-BJ": 0.77}
RATIOS = {"sharp_peak": 1.8, "peak": 1.5, "flat": 1.0, "valley": 0.45, "deep_valley": 0.35}


def write_json(path, value):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def write_gz(path, text):
    with open(path, "wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, compresslevel=9, mtime=0) as out:
        out.write(text.encode("utf-8"))


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def climate_normals(data):
    """models/data/climate_normals.json; returns the places by id."""
    places = {row["site_id"]: row for row in rows_of(data / "climate-normals/sites.csv")}
    recalled = {}
    for row in rows_of(data / "climate-normals/monthly_climate_from_memory.csv"):
        recalled.setdefault(row["site_id"], []).append(row)
    entries = []
    for place, (name, coastal, sunshine) in NORMALS.items():
        site, months = places[place], sorted(recalled[place], key=lambda row: int(row["month"]))
        entry = {
            "id": place, "name": name, "name_zh": site["name"].split("/")[0],
            "latitude_deg": float(site["latitude_deg"]), "longitude_deg": float(site["longitude_deg"]),
            "elevation_m": float(site["elevation_m"]), "utc_offset_h": 8, "coastal": coastal,
            "t_mean_c": [float(row["t_mean_c"]) for row in months],
            "t_max_c": [float(row["t_max_c"]) for row in months],
            "t_min_c": [float(row["t_min_c"]) for row in months],
            "relative_humidity": [float(row["rh_pct"]) / 100 for row in months],
        }
        unverified = ["latitude_deg", "longitude_deg", "elevation_m", "t_mean_c", "t_max_c", "t_min_c", "relative_humidity"]
        entry["source"] = RECALLED
        if sunshine:
            entry["sunshine_year_h"] = sunshine[0]
            entry["source"] += "; sunshine: " + sunshine[1]
            unverified.append("sunshine_year_h")
        entry["unverified_fields"] = unverified
        entries.append(entry)
    write_json(ROOT / "models/data/climate_normals.json", {"format": "icctwin.catalog/1", "kind": "climate_normals", "entries": entries})
    return {entry["id"]: entry for entry in entries}


def weather_csv(path, meta, rows, columns):
    text = "# icctwin-weather 1\n" + "".join(f"# {key}: {value}\n" for key, value in meta.items()) + ",".join(columns) + "\n"
    write_gz(path, text + "".join(",".join(row) + "\n" for row in rows))


def offset_text(hours):
    sign, minutes = ("-" if hours < 0 else "+"), round(abs(hours) * 60)
    return f"{sign}{minutes // 60:02d}:{minutes % 60:02d}"


def open_meteo(data, zone, name, offset_h):
    """One dated year of reanalysis; times are written in standard time whatever the source used."""
    with gzip.open(data / f"weather-openmeteo/{zone}_2023.json.gz", "rt", encoding="utf-8") as source:
        root = json.load(source)
    hourly = root["hourly"]
    shift = timedelta(hours=offset_h, seconds=-root["utc_offset_seconds"])
    rows = []
    for time, t, rh, wind in zip(hourly["time"], hourly["temperature_2m"], hourly["relative_humidity_2m"], hourly["windspeed_10m"]):
        stamp = (datetime.fromisoformat(time) + shift).strftime("%Y-%m-%dT%H:%M:%S") + offset_text(offset_h)
        rows.append([stamp, f"{t:g}", f"{rh / 100:g}", f"{wind / 3.6:.2f}"])
    file = f"{name.replace(' ', '_')}_2023.csv.gz"
    meta = {"place": name, "source": "Open-Meteo archive (ERA5-based reanalysis), CC BY 4.0", "latitude_deg": root["latitude"],
            "longitude_deg": root["longitude"], "elevation_m": root["elevation"]}
    weather_csv(WEATHER / file, meta, rows, ["time", "dry_bulb_c", "relative_humidity", "wind_m_per_s"])
    return file, root


# As shipped: longest run of missing hours that is closed on a straight line here, since the reader closes six at most.
LONGEST_GAP_H = 72


def close_gaps(values, city):
    known = [i for i, value in enumerate(values) if value is not None]
    for before, after in zip(known, known[1:]):
        if after - before - 1 > LONGEST_GAP_H:
            raise SystemExit(f"{city}: {after - before - 1} hours are missing after row {before}")
        for i in range(before + 1, after):
            values[i] = values[before] + (values[after] - values[before]) * (i - before) / (after - before)
    return values


def station_year(data, city, year, site):
    """One measured year of a Chinese city; humidity from dew point, pressure by elevation."""
    with gzip.open(data / f"weather-china-hourly/{city}PM_2013_2014.csv.gz", "rt", encoding="utf-8", newline="") as source:
        table = [row for row in csv.DictReader(source) if int(row["year"]) == year]

    def number(text):
        return None if text in ("NA", "-9999", "") else float(text)

    t = [number(row["TEMP"]) for row in table]
    dew = [number(row["DEWP"]) for row in table]
    missing = sum(value is None for value in t)
    t, dew = close_gaps(t, city), close_gaps(dew, city)

    def pressure_ratio(c):
        return math.exp(17.62 * c / (243.12 + c))

    rows = []
    for row, dry, wet in zip(table, t, dew):
        stamp = f"{year}-{int(row['month']):02d}-{int(row['day']):02d}T{int(row['hour']):02d}:00:00+08:00"
        rows.append([stamp, f"{dry:.4g}", f"{min(1.0, pressure_ratio(wet) / pressure_ratio(dry)):.4f}"])
    file = f"{city}_{year}.csv.gz"
    meta = {"place": city, "source": "PM2.5 Data of Five Chinese Cities (Liang et al. 2016), UCI Machine Learning Repository, CC BY 4.0",
            "latitude_deg": site["latitude_deg"], "longitude_deg": site["longitude_deg"], "elevation_m": site["elevation_m"]}
    weather_csv(WEATHER / file, meta, rows, ["time", "dry_bulb_c", "relative_humidity"])
    print(f"{city} {year}: {missing} of {len(t)} hours interpolated")
    return file


OAK_RIDGE_HUMIDITY = 0.65  # assumed: the trace records the wet bulb alone


def oak_ridge_day():
    """The wet bulb measured beside the Frontier-like trace, every minute, as the dry bulb that has it at the assumed humidity."""
    latitude_deg, longitude_deg, elevation_m = 35.93, -84.31, 260
    pressure_pa = 101325 * (1 - 2.25577e-5 * elevation_m) ** 5.2559

    def vapour_ratio(c, humidity):
        vapour_pa = humidity * 611.657 * math.exp(17.2799 - 4102.99 / (c + 273.15 - 35.719))
        return 0.621965 * vapour_pa / (pressure_pa - vapour_pa)

    def enthalpy(c, ratio):
        return 1006 * c + ratio * (2501014.5 + 1860 * c)

    def dry_bulb_c(wet_c):
        saturated = vapour_ratio(wet_c, 1)
        low, high = wet_c, wet_c + 30
        for _ in range(60):
            middle = (low + high) / 2
            ratio = vapour_ratio(middle, OAK_RIDGE_HUMIDITY)
            wetter = enthalpy(middle, ratio) + (saturated - ratio) * 4184 * wet_c > enthalpy(wet_c, saturated)
            low, high = (low, middle) if wetter else (middle, high)
        return low

    with gzip.open(ROOT / "scenarios/traces/frontier_cdu_2024-04-07_16h.csv.gz", "rt", encoding="utf-8", newline="") as source:
        minutes = [row for row in csv.DictReader(source) if float(row["time"]) % 60 == 0]
    rows = []
    for row in minutes:
        stamp = (datetime(2024, 4, 7) + timedelta(seconds=float(row["time"]))).strftime("%Y-%m-%dT%H:%M:%S") + offset_text(-5)
        rows.append([stamp, f"{dry_bulb_c(float(row['OA Wetbulb Temp'])):.3f}", f"{OAK_RIDGE_HUMIDITY:g}"])
    meta = {"place": "Oak Ridge (supposed)", "source": "wet bulb of the Frontier-like CDU trace of HewlettPackard/sustain-lc (MIT License); "
            f"humidity of {OAK_RIDGE_HUMIDITY:g} assumed, dry bulb computed", "latitude_deg": latitude_deg, "longitude_deg": longitude_deg,
            "elevation_m": elevation_m}
    weather_csv(WEATHER / "Oak-Ridge_2024-04-07.csv.gz", meta, rows, ["time", "dry_bulb_c", "relative_humidity"])


def tariff_of(province, area):
    price = PRICES[province]
    source = "all-in price level recalled for 2023-2025, spread by class assumed: an anchor, not a tariff"
    if not area:
        return {"type": "flat", "price_cny_per_kwh": price, "source": source}
    tariff = {"type": "time_of_use", "area": area}
    for name, ratio in RATIOS.items():
        tariff[f"{name}_cny_per_kwh"] = round(price * ratio, 4)
    return {**tariff, "source": source}


def write_site(name, site):
    write_json(SITES / f"{name}.json", {"format": "icctwin.site/1", "site": site})


def chinese_site(place, name, name_zh, site, province, area, weather, source, unverified):
    write_site(place, {
        "id": place, "name": name, "name_zh": name_zh,
        "latitude_deg": float(site["latitude_deg"]), "longitude_deg": float(site["longitude_deg"]),
        "elevation_m": float(site["elevation_m"]), "utc_offset_h": 8, **weather,
        "grid_carbon": {"type": "grid_factor", "area": province, "year": 2022},
        "tariff": tariff_of(province, area),
        "ratings": ["gb40879_2021", *RATINGS.get(place, [])],
        "source": source, "unverified_fields": unverified,
    })


# Abroad: zone of weather and carbon, names, offset of standard time, price level in yuan/kWh.
ABROAD = {
    "singapore": ("SG", "Singapore", "新加坡", 8, 1.10),
    "london": ("GB", "London", "伦敦", 0, 1.60),
    "frankfurt": ("DE-LU", "Frankfurt", "法兰克福", 1, 1.40),
    "tokyo": ("JP-TK", "Tokyo", "东京", 9, 1.00),
    "seoul": ("KR", "Seoul", "首尔", 9, 0.85),
    "sydney": ("AU-NSW", "Sydney", "悉尼", 10, 0.90),
    "mumbai": ("IN-WE", "Mumbai", "孟买", 5.5, 0.70),
    "johannesburg": ("ZA", "Johannesburg", "约翰内斯堡", 2, 0.60),
}
EPW = {
    "shanghai": "Shanghai-Hongqiao_1956_2023_TMYx.epw.gz",
    "phoenix": "USA_AZ_Phoenix-Sky.Harbor.epw.gz",
    "san_jose": "USA_CA_San.Jose-Mineta.epw.gz",
    "chicago": "USA_IL_Chicago-OHare.Intl.AP.725300_TMY3.epw.gz",
}
EPW_ABROAD = {"phoenix": (None, "Phoenix", "凤凰城", 0.60), "san_jose": ("US-CAL-CISO", "San Jose", "圣何塞", 1.20),
              "chicago": ("US-MIDA-PJM", "Chicago", "芝加哥", 0.60)}
PHOENIX_KG_PER_KWH = 0.35  # recalled: no hourly series of its zone is at hand


def grid_carbon(data, zone):
    """Yearly mean of the published hourly intensity; the series itself is not shipped (share-alike licence)."""
    if not zone:
        return {"type": "constant", "carbon_kg_per_kwh": PHOENIX_KG_PER_KWH, "source": "recalled yearly mean"}, ["grid_carbon"]
    with gzip.open(data / f"carbon-intensity-hourly/{zone}_2023_hourly.csv.gz", "rt", encoding="utf-8", newline="") as source:
        table = csv.reader(source)
        column = next(i for i, name in enumerate(next(table)) if "(direct)" in name)
        values = [float(row[column]) for row in table]
    mean = round(sum(values) / len(values) / 1000, 4)
    return {"type": "constant", "carbon_kg_per_kwh": mean,
            "source": f"mean of 2023, zone {zone}, direct emissions: Electricity Maps (ODbL 1.0)"}, []


def foreign_site(place, name, name_zh, latitude, longitude, elevation, offset_h, file, carbon, price, source):
    factor, unverified = carbon
    write_site(place, {
        "id": place, "name": name, "name_zh": name_zh, "latitude_deg": latitude, "longitude_deg": longitude, "elevation_m": elevation,
        "utc_offset_h": offset_h, "weather_file": "../weather/" + file, "grid_carbon": factor,
        "tariff": {"type": "flat", "price_cny_per_kwh": price, "source": "industrial price level in yuan, recalled"},
        "ratings": ["eu_label_2026_pue", "eu_label_2026_wue"] if place == "frankfurt" else [],
        "source": source, "unverified_fields": [*unverified, "tariff"],
    })


def main(data):
    normals = climate_normals(data)
    for place, (province, area, name_zh) in HUBS.items():
        chinese_site(place, NORMALS[place][0], name_zh, normals[place], province, area,
                     {"synthetic_weather": {"place": place, "seed": 1}}, "coordinates and elevation recalled",
                     ["latitude_deg", "longitude_deg", "elevation_m", "tariff"])
    places = {row["site_id"]: row for row in rows_of(data / "climate-normals/sites.csv")}
    for city, place, name_zh, province, area in (("Beijing", "beijing", "北京", "CN-BJ", "CN-BJ"), ("Chengdu", "chengdu", "成都", "CN-SC", None),
                                                 ("Guangzhou", "guangzhou", "广州", "CN-GD", "CN-GD-prd"),
                                                 ("Shanghai", "shanghai_2014", "上海（2014 年实测）", "CN-SH", "CN-SH")):
        site = places["shanghai" if city == "Shanghai" else place]
        file = station_year(data, city, 2014, site)
        chinese_site(place, city if city != "Shanghai" else "Shanghai (measured 2014)", name_zh, site, province, area,
                     {"weather_file": "../weather/" + file}, "coordinates and elevation recalled; weather measured in 2014",
                     ["latitude_deg", "longitude_deg", "elevation_m", "tariff"])
    oak_ridge_day()
    for file in EPW.values():
        shutil.copyfile(data / "weather-epw" / file, WEATHER / file)
        (WEATHER / file).chmod(0o644)
    chinese_site("shanghai", "Shanghai", "上海", {"latitude_deg": 31.198, "longitude_deg": 121.336, "elevation_m": 3}, "CN-SH", "CN-SH",
                 {"weather_file": "../weather/" + EPW["shanghai"]}, "header of the weather file", ["tariff"])
    for place, (zone, name, name_zh, price) in EPW_ABROAD.items():
        with gzip.open(WEATHER / EPW[place], "rt", encoding="latin-1") as source:
            location = source.readline().strip().split(",")
        foreign_site(place, name, name_zh, *(float(location[i]) for i in (6, 7, 9, 8)), EPW[place], grid_carbon(data, zone), price,
                     "coordinates and elevation: header of the weather file")
    for place, (zone, name, name_zh, offset_h, price) in ABROAD.items():
        file, root = open_meteo(data, zone, name, offset_h)
        foreign_site(place, name, name_zh, root["latitude"], root["longitude"], root["elevation"], offset_h, file, grid_carbon(data, zone), price,
                     "coordinates and elevation: cell of the Open-Meteo reanalysis")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    main(Path(sys.argv[1]))
