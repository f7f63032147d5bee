#!/usr/bin/env python3
"""Makes the fixtures: make.py FOLDER. Needs openpyxl, msoffcrypto-tool, and LibreOffice for those named libreoffice."""
import datetime
import pathlib
import shutil
import subprocess
import sys
import tempfile

from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

folder = pathlib.Path(sys.argv[1])
fixed = datetime.datetime(2023, 1, 1)


def save(book, name):
    book.properties.created = book.properties.modified = fixed
    book.save(folder / name)


def form():
    book = Workbook()
    sheet = book.active
    sheet.title = "公开14-1表"
    sheet["A1"] = "2022年度项目支出绩效自评表"
    sheet["A1"].font = Font(name="宋体", size=16, bold=True)
    sheet.merge_cells("A1:J1")
    sheet["A2"] = "项目名称"
    sheet["B2"] = "“三支一扶”补助\n（第二批）"
    sheet.merge_cells("B2:J2")
    sheet["A3"] = "项目资金（万元）"
    sheet.merge_cells("A3:A7")
    for column, text in zip("BCDEFG", ["年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"]):
        sheet[f"{column}3"] = text
    sheet["B4"], sheet["C4"], sheet["D4"] = 861.53, 861.53, 845.2
    sheet["E4"], sheet["F4"], sheet["G4"] = 10, 0.9811, 9.81
    sheet["F4"].number_format = "0.00%"
    sheet["B5"], sheet["C5"], sheet["D5"] = "８６１．５３", "1,861.53", "-"
    sheet["E5"] = "861.53"
    sheet["E5"].number_format = "@"
    sheet["F5"] = "98.11%"
    sheet["G5"] = 0
    sheet["B6"] = "=SUM(B4:B4)"
    sheet["C6"] = '=IF(C4>0,"是","否")'
    sheet["A8"], sheet["B8"] = "日期", datetime.date(2022, 12, 31)
    sheet["B8"].number_format = "yyyy-mm-dd"
    sheet["C8"] = datetime.datetime(2022, 12, 31, 23, 59, 59)
    sheet["D8"] = datetime.time(8, 30)
    sheet["E8"] = datetime.date(2022, 2, 28)
    sheet["E8"].number_format = 'yyyy"年"m"月"d"日";@'
    sheet["F8"] = datetime.timedelta(hours=27, minutes=30)
    sheet["G8"] = 44926
    sheet["A9"], sheet["B9"], sheet["C9"] = True, False, "=1/0"
    sheet["D9"] = "#DIV/0!"
    sheet["A10"], sheet["B10"] = 0.1 + 0.2, 1e-7
    sheet["C10"], sheet["D10"] = 12345678901234567890, -1.5e20
    sheet.row_dimensions[9].hidden = True
    sheet.column_dimensions["I"].hidden = True
    sheet.column_dimensions["J"].hidden = True
    hidden = book.create_sheet("字典")
    hidden["A1"] = "优"
    hidden.sheet_state = "hidden"
    very = book.create_sheet("参数")
    very["A1"] = 1
    very.sheet_state = "veryHidden"
    book.create_sheet("空表")
    return book


def dates_since_1904():
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active["A1"] = datetime.date(2022, 12, 31)
    return book


def convert(source, target, name):
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{scratch}/profile", "--convert-to", target,
             "--outdir", scratch, str(folder / source)], check=True, stdout=subprocess.DEVNULL)
        made = pathlib.Path(scratch, pathlib.Path(source).stem + "." + target.split(":")[0])
        shutil.copy(made, folder / name)


save(form(), "openpyxl.xlsx")
save(dates_since_1904(), "epoch-1904.xlsx")
convert("openpyxl.xlsx", "xlsx", "libreoffice.xlsx")
convert("openpyxl.xlsx", "xls", "libreoffice.xls")
convert("openpyxl.xlsx", "ods", "libreoffice.ods")
with open(folder / "openpyxl.xlsx", "rb") as plain, open(folder / "encrypted.xlsx", "wb") as encrypted:
    OOXMLFile(plain).encrypt("a password", encrypted)
