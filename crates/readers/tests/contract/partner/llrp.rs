//! A portal: greets nobody (the rig's line is silent until it is asked), answers everything, reports one tag.

use readers::families::llrp::frame::{decode, encode};
use readers::families::llrp::node::{Node, Value as Field, node, node_of};
use serde_json::Value;

use super::Partner;
use crate::fixture::unhex;
use crate::rig::Mood;

pub const PARTNER: Partner = Partner {
    family: "llrp",
    variants: &["1.0.1", "1.1"],
    entries: [12, 0, 6, 0],
    answer,
    is_round: |_| false,
    tag,
    tags_said,
    refusal: 101,
    lengths: &[],
    false_frames: 0,
    has_check: false,
    is_asked: true,
    has_power: true,
};

/// Long enough that a begun message is given up; TCP may be silent for seconds.
pub const GAP_MS: u64 = 5_010;

fn status(number: i128) -> Node {
    node_of(287, vec![Field::Number(number), Field::Text(String::new())], vec![])
}

fn answer(variant: &str, mood: Mood, bytes: &[u8]) -> Vec<u8> {
    let asked = decode(bytes).unwrap();
    let version = if variant == "1.1" && asked.kind != 46 { asked.version } else { 1 };
    let reply = |nodes: &[Node]| {
        let body: Vec<u8> = nodes.iter().flat_map(Node::encode).collect();
        encode(version, asked.kind + 10, asked.id, &body)
    };
    let is_refused = mood == Mood::Refusing && matches!(asked.kind, 3 | 20 | 22 | 24);
    match asked.kind {
        46 if variant == "1.1" => encode(2, 56, asked.id, &[&[1, 2][..], &status(0).encode()].concat()),
        46 => encode(1, 100, asked.id, &status(109).encode()),
        72 => Vec::new(),
        1 => {
            let firmware = Field::Text("4.8.3".into());
            let numbers = [4, 0, 1, 161, 75].map(Field::Number);
            let general = node_of(
                137,
                numbers.into_iter().chain([firmware]).collect(),
                vec![node(141, &[2, 2], vec![])],
            );
            let powers = (1..=21).map(|n| node(145, &[n, 900 + n * 100], vec![]));
            let band = node(144, &[], powers.collect());
            reply(&[status(0), general, node(143, &[276, 2], vec![band])])
        }
        2 => reply(&[status(0), node(221, &[1, 1, 0], vec![])]),
        _ if is_refused => reply(&[status(101)]),
        3 | 20..=24 | 40..=42 | 47 => reply(&[status(0)]),
        other => panic!("never sent by our driver: {other}"),
    }
}

fn tag(_variant: &str) -> Vec<u8> {
    unhex("043d0000002c4095892f00f000228d3005fb63ac1f3841ec88046781000186ce820004ec2ea8354c09880001")
}

fn tags_said(message: &Value) -> Vec<String> {
    let params = message["params"].as_array().cloned().unwrap_or_default();
    let tag = |param: &Value| {
        let fields = param["TagReportData"].as_array()?;
        let one = |name: &str| fields.iter().find_map(|field| field.get(name)).cloned().unwrap_or_default();
        let epc = one("EPC96").as_str()?.to_uppercase();
        Some(format!("{epc}  {} {}.0 dBm", one("AntennaID"), one("PeakRSSI")))
    };
    params.iter().filter_map(tag).collect()
}
