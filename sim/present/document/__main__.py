"""Write the generated documents."""

from sim.present.document import ROOT, documents

for _name, _text in documents().items():
    (ROOT / "docs" / _name).write_text(_text, encoding="utf-8", newline="\n")
