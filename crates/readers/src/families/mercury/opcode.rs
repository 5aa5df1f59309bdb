//! The opcodes of the mercury protocol, and what its status numbers mean.

/// What a frame wants or answers.
#[allow(missing_docs, reason = "the names are the maker's; `name` below is what people see")]
pub mod op {
    pub const VERSION: u8 = 0x03;
    pub const BOOT: u8 = 0x04;
    pub const SET_BAUD: u8 = 0x06;
    pub const PROGRAM: u8 = 0x0C;
    pub const READ_ONE: u8 = 0x21;
    pub const READ_MULTIPLE: u8 = 0x22;
    pub const WRITE_EPC: u8 = 0x23;
    pub const WRITE: u8 = 0x24;
    pub const LOCK: u8 = 0x25;
    pub const KILL: u8 = 0x26;
    pub const READ: u8 = 0x28;
    pub const BUFFER: u8 = 0x29;
    pub const CLEAR: u8 = 0x2A;
    pub const CONTINUOUS: u8 = 0x2F;
    pub const GET_ANTENNA: u8 = 0x61;
    pub const GET_READ_POWER: u8 = 0x62;
    pub const GET_WRITE_POWER: u8 = 0x64;
    pub const GET_PINS: u8 = 0x66;
    pub const GET_REGION: u8 = 0x67;
    pub const REGIONS: u8 = 0x71;
    pub const TEMPERATURE: u8 = 0x72;
    pub const SET_ANTENNA: u8 = 0x91;
    pub const SET_READ_POWER: u8 = 0x92;
    pub const SET_PROTOCOL: u8 = 0x93;
    pub const SET_WRITE_POWER: u8 = 0x94;
    pub const SET_PINS: u8 = 0x96;
    pub const SET_REGION: u8 = 0x97;
    pub const SET_CONFIG: u8 = 0x9A;
    pub const SET_GEN2: u8 = 0x9B;
    pub const PROFILE: u8 = 0x9D;
    pub const SILION: u8 = 0xAA;
}

const NAMES: &[(u8, &str)] = &[
    (op::VERSION, "version"),
    (op::BOOT, "boot_firmware"),
    (op::SET_BAUD, "set_baud"),
    (0x09, "boot_bootloader"),
    (op::PROGRAM, "get_current_program"),
    (0x10, "hardware_version"),
    (op::READ_ONE, "read_tag_single"),
    (op::READ_MULTIPLE, "read_tag_multiple"),
    (op::WRITE_EPC, "write_tag_epc"),
    (op::WRITE, "write_tag_data"),
    (op::LOCK, "lock_tag"),
    (op::KILL, "kill_tag"),
    (op::READ, "read_tag_data"),
    (op::BUFFER, "get_tag_buffer"),
    (op::CLEAR, "clear_tag_buffer"),
    (0x2D, "tag_specific"),
    (op::CONTINUOUS, "multi_protocol_tag_op"),
    (op::GET_ANTENNA, "get_antenna_port"),
    (op::GET_READ_POWER, "get_read_tx_power"),
    (0x63, "get_protocol"),
    (op::GET_WRITE_POWER, "get_write_tx_power"),
    (0x65, "get_hop_table"),
    (op::GET_PINS, "get_gpio"),
    (op::GET_REGION, "get_region"),
    (0x68, "get_power_mode"),
    (0x6A, "get_reader_optional_params"),
    (0x6B, "get_protocol_param"),
    (0x6C, "get_reader_stats"),
    (0x70, "get_available_protocols"),
    (op::REGIONS, "get_available_regions"),
    (op::TEMPERATURE, "get_temperature"),
    (op::SET_ANTENNA, "set_antenna_port"),
    (op::SET_READ_POWER, "set_read_tx_power"),
    (op::SET_PROTOCOL, "set_protocol"),
    (op::SET_WRITE_POWER, "set_write_tx_power"),
    (0x95, "set_hop_table"),
    (op::SET_PINS, "set_gpio"),
    (op::SET_REGION, "set_region"),
    (0x98, "set_power_mode"),
    (op::SET_CONFIG, "set_reader_optional_params"),
    (op::SET_GEN2, "set_protocol_param"),
    (op::PROFILE, "user_profile"),
    (0x9E, "set_licence_key"),
    (op::SILION, "silion_async"),
    (0xC1, "test_set_frequency"),
    (0xC3, "test_send_carrier"),
];

/// The name of an opcode, if it is known.
pub fn name(opcode: u8) -> Option<&'static str> {
    NAMES.iter().find(|(known, _)| *known == opcode).map(|(_, name)| *name)
}

/// The name of an opcode, or its number.
pub fn name_or_number(opcode: u8) -> String {
    name(opcode).map_or_else(|| format!("opcode_{opcode:02x}"), str::to_owned)
}

/// Status numbers that decide something.
#[allow(missing_docs, reason = "their words stand in the table below")]
pub mod status {
    pub const OK: u16 = 0;
    pub const OPCODE: u16 = 0x0101;
    pub const PARAMETER: u16 = 0x0105;
    pub const REGION: u16 = 0x010B;
    pub const NO_TAG: u16 = 0x0400;
    pub const NO_PROTOCOL: u16 = 0x0401;
    pub const KILL_PASSWORD: u16 = 0x040C;
    pub const LOCKED: u16 = 0x0424;
    pub const AUTHENTICATION: u16 = 0x0425;
    pub const NO_ANTENNA: u16 = 0x0503;
    pub const TOO_HOT: u16 = 0x0504;
    pub const RETURN_LOSS: u16 = 0x0505;
    pub const NOT_ENOUGH: u16 = 0x0600;
    pub const BUFFER_FULL: u16 = 0x0601;
}

const STATUSES: &[(u16, &str)] = &[
    (0x0100, "wrong data count"),
    (status::OPCODE, "invalid opcode"),
    (0x0102, "unimplemented opcode"),
    (0x0103, "power too high"),
    (0x0104, "invalid frequency"),
    (status::PARAMETER, "invalid parameter value"),
    (0x0106, "power too low"),
    (0x0109, "unimplemented feature"),
    (0x010A, "invalid baud rate"),
    (status::REGION, "invalid region"),
    (0x010C, "invalid licence"),
    (0x0200, "image check bad"),
    (0x0201, "bad end address"),
    (0x0300, "bad erase password"),
    (0x0301, "bad write password"),
    (0x0302, "undefined sector"),
    (0x0303, "illegal sector"),
    (0x0304, "sector not erased"),
    (0x0305, "illegal sector write"),
    (0x0306, "verify failed"),
    (status::NO_TAG, "no tags found"),
    (status::NO_PROTOCOL, "no protocol set"),
    (0x0402, "invalid protocol"),
    (0x0403, "write passed, lock failed"),
    (0x0404, "no data read"),
    (0x0405, "radio off"),
    (0x0406, "write failed"),
    (0x0407, "not implemented for this protocol"),
    (0x0408, "invalid write data"),
    (0x0409, "invalid address"),
    (0x040A, "general tag error"),
    (0x040B, "data too large"),
    (status::KILL_PASSWORD, "invalid kill password"),
    (0x040E, "kill failed"),
    (0x040F, "bit decoding failed"),
    (0x0410, "invalid tag number"),
    (0x0411, "invalid count"),
    (0x0420, "tag: other error"),
    (0x0423, "tag: memory overrun or bad PC"),
    (status::LOCKED, "tag: memory locked"),
    (status::AUTHENTICATION, "tag: authentication failed"),
    (0x0426, "tag: untrace failed"),
    (0x042B, "tag: insufficient power"),
    (0x042F, "tag: non-specific error"),
    (0x0430, "tag: unknown error"),
    (0x0500, "invalid frequency"),
    (0x0501, "channel occupied"),
    (0x0502, "transmitter already on"),
    (status::NO_ANTENNA, "antenna not connected"),
    (status::TOO_HOT, "temperature exceeded"),
    (status::RETURN_LOSS, "high return loss"),
    (0x0507, "invalid antenna configuration"),
    (status::NOT_ENOUGH, "not enough tags in buffer"),
    (status::BUFFER_FULL, "tag buffer full"),
    (0x0602, "repeated tag"),
    (0x0603, "too many tags"),
    (0x0604, "authentication request"),
    (0x7F00, "unknown system error"),
    (0x7F01, "assertion failed, the module must be reset"),
];

/// Whether a status number is one of the sheet.
pub fn is_status(status: u16) -> bool {
    status == status::OK || STATUSES.iter().any(|(known, _)| *known == status)
}

/// A status in words, with its number.
pub fn status_words(status: u16) -> String {
    let words =
        STATUSES.iter().find(|(known, _)| *known == status).map_or("unknown status", |(_, words)| *words);
    format!("{status:04X}: {words}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_words_are_known_once() {
        let sorted = |mut numbers: Vec<u16>| {
            let before = numbers.len();
            numbers.sort_unstable();
            numbers.dedup();
            numbers.len() == before
        };
        assert!(sorted(NAMES.iter().map(|(opcode, _)| u16::from(*opcode)).collect()));
        assert!(sorted(STATUSES.iter().map(|(status, _)| *status).collect()));
        assert_eq!(name_or_number(0x87), "opcode_87");
        assert_eq!(status_words(0x0504), "0504: temperature exceeded");
    }
}
