"""LLRP through an independent implementation (sllurp, PyPI): a client for our practice portal, and a judge of our
messages. Prints one JSON object. Used by crates/cli/tests/llrp_interop.rs.

  llrp_interop.py client PORT SECONDS   inventory against a portal on this computer
  llrp_interop.py decode                hex messages on standard input, one a line
"""
import json
import logging
import sys
import time

from sllurp.llrp import LLRPMessage, LLRPReaderClient, LLRPReaderConfig

logging.disable(logging.CRITICAL)


def plain(value):
    """As JSON can say it."""
    if isinstance(value, (bytes, bytearray)):
        # sllurp gives numbers of tags as hex digits already.
        return value.decode("ascii", "replace")
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    return value


def client(port, seconds):
    config = LLRPReaderConfig(
        {
            "antennas": [1, 2, 3, 4],
            "tx_power": 81,
            "report_every_n_tags": 1,
            "session": 1,
            "keepalive_interval": 500,
            "tag_content_selector": {
                "EnableROSpecID": True,
                "EnableSpecIndex": False,
                "EnableInventoryParameterSpecID": False,
                "EnableAntennaID": True,
                "EnableChannelIndex": True,
                "EnablePeakRSSI": True,
                "EnableFirstSeenTimestamp": True,
                "EnableLastSeenTimestamp": True,
                "EnableTagSeenCount": True,
                "EnableAccessSpecID": False,
            },
        }
    )
    reader = LLRPReaderClient("127.0.0.1", port, config)
    tags, antennas, reads = set(), set(), [0]

    def heard(_, reports):
        for report in reports:
            reads[0] += 1
            epc = report.get("EPC-96") or report.get("EPC") or b""
            tags.add(plain(epc))
            antennas.add(report.get("AntennaID"))

    reader.add_tag_report_callback(heard)
    reader.connect()
    time.sleep(seconds)
    is_alive = reader.is_alive()
    reader.disconnect(timeout=5)
    print(json.dumps({"reads": reads[0], "tags": sorted(tags), "antennas": sorted(antennas), "alive": is_alive}))


def decode():
    told = []
    for line in sys.stdin.read().split():
        try:
            message = LLRPMessage(msgbytes=bytes.fromhex(line))
        except Exception as why:
            told.append({"name": None, "why": str(why)})
            continue
        name = message.getName()
        try:
            written = bytes(LLRPMessage(msgdict=message.msgdict).msgbytes).hex()
        except Exception as why:  # sllurp cannot write what only readers say
            written = "not written: " + repr(why)
        told.append({"name": name, "body": plain(message.msgdict[name]), "again": written})
    print(json.dumps(told))


if sys.argv[1] == "client":
    client(int(sys.argv[2]), float(sys.argv[3]))
else:
    decode()
