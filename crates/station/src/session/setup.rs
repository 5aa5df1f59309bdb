//! What a reader is told when it has said what it is: its settings as orders, only those it can follow.

use model::{Ability, AntennaUse, Capabilities, PowerRange, Reach, ReaderConfig, TxPower};
use readers::Order;

/// Power for a reach, in tenths of a dBm, before the reader's own range: a passive tag answers over about ten
/// centimetres at 10 dBm, half a metre at 17, some two metres at 24 (free space, 6 dBi antenna, −18 dBm chip).
fn power_of(reach: Reach, range: PowerRange) -> TxPower {
    let wanted = match reach {
        Reach::Touch => TxPower(100),
        Reach::Desk => TxPower(170),
        Reach::Room => TxPower(240),
        Reach::Far => range.most,
    };
    wanted.clamp(range.least, range.most.max(range.least))
}

/// The power a reader is set to, if it is set at all.
pub(super) fn power(config: &ReaderConfig, capabilities: &Capabilities) -> Option<TxPower> {
    let range = capabilities.power?;
    config.power.or_else(|| config.radio.reach.map(|reach| power_of(reach, range)))
}

/// All orders of a set-up, in the order in which readers take them: the region first, because it bounds the power.
pub(super) fn orders(config: &ReaderConfig, capabilities: &Capabilities) -> Vec<Order> {
    let mut orders = Vec::new();
    if capabilities.can(Ability::Region) {
        orders.extend(config.radio.region.map(Order::SetRegion));
    }
    let power = power(config, capabilities);
    if capabilities.can(Ability::Power) {
        orders.extend(power.map(Order::SetPower));
    }
    if capabilities.can(Ability::Antennas) && is_choosing(config, capabilities) {
        let dwell = config.radio.dwell.filter(|_| capabilities.can(Ability::Dwell));
        let used =
            config.antennas.iter().map(|antenna| AntennaUse { port: antenna.port, dwell, power: None });
        orders.push(Order::SetAntennas(used.collect()));
    }
    if capabilities.can(Ability::Gen2) && config.radio.gen2 != model::Gen2::default() {
        orders.push(Order::SetGen2(config.radio.gen2));
    }
    orders
}

/// Whether somebody chose antennas. A reader that was just added has one antenna in its card and perhaps four in its
/// sockets: it keeps what it has until a place or a second antenna is set.
fn is_choosing(config: &ReaderConfig, capabilities: &Capabilities) -> bool {
    let is_known = config.antennas.iter().all(|antenna| antenna.port.0 <= capabilities.antennas.max(1));
    let is_set = config.antennas.len() > 1 || config.antennas.iter().any(|antenna| antenna.place.is_some());
    is_known && (is_set || config.radio.dwell.is_some()) && !config.antennas.is_empty()
}

/// What is to be said anew after a change of the settings.
pub(super) fn changes(
    before: &ReaderConfig,
    after: &ReaderConfig,
    capabilities: &Capabilities,
) -> Vec<Order> {
    let known = orders(before, capabilities);
    orders(after, capabilities).into_iter().filter(|order| !known.contains(order)).collect()
}

#[cfg(test)]
mod tests {
    use model::{
        Abilities, Antenna, AntennaPort, Link, PlaceId, RadioSettings, ReaderId, ReaderRole, Region, Span,
    };

    use super::*;

    fn config() -> ReaderConfig {
        ReaderConfig {
            id: ReaderId(uuid::Uuid::nil()),
            name: "x".to_owned(),
            family: None,
            link: Link::Practice("x".to_owned()),
            role: ReaderRole::Area,
            antennas: vec![Antenna { port: AntennaPort(1), place: None, at: None }],
            power: None,
            radio: RadioSettings::default(),
            is_on: true,
        }
    }

    fn able(these: &[Ability]) -> Capabilities {
        Capabilities {
            antennas: 4,
            power: Some(PowerRange { least: TxPower(50), most: TxPower(300) }),
            abilities: Abilities::of(these),
            ..Capabilities::default()
        }
    }

    const ALL: [Ability; 5] =
        [Ability::Power, Ability::Region, Ability::Antennas, Ability::Dwell, Ability::Gen2];

    #[test]
    fn a_fresh_reader_keeps_what_it_has() {
        assert!(orders(&config(), &able(&ALL)).is_empty());
    }

    #[test]
    fn what_is_set_is_said_and_what_it_cannot_is_not() {
        let mut set = config();
        set.radio.region = Some(Region::Europe);
        set.radio.reach = Some(Reach::Room);
        set.antennas[0].place = Some(PlaceId(uuid::Uuid::nil()));
        set.radio.dwell = Some(Span(500));
        let said = orders(&set, &able(&ALL));
        let port = AntennaPort(1);
        let antennas = vec![AntennaUse { port, dwell: Some(Span(500)), power: None }];
        assert_eq!(
            said,
            [Order::SetRegion(Region::Europe), Order::SetPower(TxPower(240)), Order::SetAntennas(antennas)]
        );
        assert!(orders(&set, &able(&[])).is_empty());
    }

    #[test]
    fn a_reach_stays_within_what_the_reader_can() {
        let weak = PowerRange { least: TxPower(180), most: TxPower(220) };
        assert_eq!(power_of(Reach::Touch, weak), TxPower(180));
        assert_eq!(power_of(Reach::Room, weak), TxPower(220));
        assert_eq!(power_of(Reach::Far, weak), TxPower(220));
    }

    #[test]
    fn only_what_changed_is_said_again() {
        let mut after = config();
        after.power = Some(TxPower(200));
        assert_eq!(changes(&config(), &after, &able(&ALL)), [Order::SetPower(TxPower(200))]);
        assert!(changes(&after, &after, &able(&ALL)).is_empty());
    }
}
