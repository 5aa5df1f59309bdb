//! What the numbers of the A0 protocol are called, in both dialects.

use super::Variant;

/// Command codes the drivers use.
pub mod code {
    /// Levels of the input pins.
    pub const READ_PINS: u8 = 0x60;
    /// Set an output pin.
    pub const SET_PIN: u8 = 0x61;
    /// UCChip: session and target.
    pub const SET_GEN2: u8 = 0x5B;
    /// UCChip: power of each antenna.
    pub const SET_POWERS: u8 = 0x5F;
    /// Power until the next start, not stored.
    pub const SET_POWER: u8 = 0x66;
    /// Firmware: the harmless probe.
    pub const FIRMWARE: u8 = 0x72;
    /// Choose the antenna.
    pub const SET_ANTENNA: u8 = 0x74;
    /// Which antenna is chosen.
    pub const GET_ANTENNA: u8 = 0x75;
    /// The power.
    pub const GET_POWER: u8 = 0x77;
    /// Set the region; stored.
    pub const SET_REGION: u8 = 0x78;
    /// The region.
    pub const GET_REGION: u8 = 0x79;
    /// When to beep.
    pub const SET_BEEP: u8 = 0x7A;
    /// How warm it is.
    pub const TEMPERATURE: u8 = 0x7B;
    /// Return loss of the chosen antenna.
    pub const RETURN_LOSS: u8 = 0x7E;
    /// A round into the buffer.
    pub const BUFFER_ROUND: u8 = 0x80;
    /// Read memory.
    pub const READ: u8 = 0x81;
    /// Write memory.
    pub const WRITE: u8 = 0x82;
    /// Lock memory.
    pub const LOCK: u8 = 0x83;
    /// Kill a tag.
    pub const KILL: u8 = 0x84;
    /// Which tag reading, writing, locking and killing mean.
    pub const SET_MATCH: u8 = 0x85;
    /// UCChip: a round over several antennas.
    pub const SWITCH_ROUND: u8 = 0x87;
    /// A round (Invelion), or the start of a stream (UCChip).
    pub const ROUND: u8 = 0x89;
    /// A round over several antennas (Invelion), or so many rounds on one (UCChip).
    pub const OTHER_ROUND: u8 = 0x8A;
    /// A round with session and target.
    pub const GEN2_ROUND: u8 = 0x8B;
    /// UCChip: stop. **Never sent to an Invelion reader, where it switches on FastTID.**
    pub const STOP: u8 = 0x8C;
    /// The buffer.
    pub const GET_BUFFER: u8 = 0x90;
    /// The buffer, emptied.
    pub const TAKE_BUFFER: u8 = 0x91;
    /// UCChip, unasked: too hot.
    pub const TOO_HOT: u8 = 0xE1;
}

/// Status bytes the drivers look at.
pub mod status {
    /// Done.
    pub const OK: u8 = 0x10;
    /// UCChip: so many rounds are over.
    pub const ROUNDS_OVER: u8 = 0x12;
    /// UCChip: all antennas had their turn.
    pub const TURNS_OVER: u8 = 0x13;
    /// The reader's processor has started afresh.
    pub const RESET: u8 = 0x20;
    /// No antenna at the chosen socket.
    pub const NO_ANTENNA: u8 = 0x22;
    /// Nobody answered.
    pub const NO_TAG: u8 = 0x36;
    /// The tag answered, then would not let us in.
    pub const NO_ACCESS: u8 = 0x37;
    /// Wrong password.
    pub const PASSWORD: u8 = 0x40;
    /// The return loss cannot be measured.
    pub const NO_RETURN_LOSS: u8 = 0xEE;
}

/// What a command is called. `None` for one that neither maker names.
pub fn name_of(variant: Variant, code: u8) -> Option<&'static str> {
    let own = match variant {
        Variant::Invelion => None,
        Variant::Ucchip => ucchip_name(code),
    };
    own.or_else(|| shared_name(code))
}

fn ucchip_name(code: u8) -> Option<&'static str> {
    Some(match code {
        0x3E => "set_carrier_state",
        0x3F => "get_carrier_state",
        0x45 => "gb_read",
        0x4E => "set_keep_alive",
        0x4F => "get_keep_alive",
        0x5A => "get_session_and_target",
        0x5B => "set_session_and_target",
        0x5C => "get_tx_times",
        0x5D => "set_tx_times",
        0x5F => "set_output_power_of_antennas",
        0x87 => "antenna_switch_inventory",
        0x8A => "custom_inventory",
        0x8C => "stop_inventory",
        0xE1 => "over_temperature_alarm",
        0xF3 => "get_uuid",
        _ => return None,
    })
}

fn shared_name(code: u8) -> Option<&'static str> {
    Some(match code {
        0x60 => "read_gpio_value",
        0x61 => "write_gpio_value",
        0x62 => "set_antenna_detector",
        0x63 => "get_antenna_detector",
        0x66 => "set_temporary_output_power",
        0x67 => "set_reader_identifier",
        0x68 => "get_reader_identifier",
        0x69 => "set_rf_profile",
        0x6A => "get_rf_profile",
        0x70 => "reset",
        0x71 => "set_baud_rate",
        0x72 => "get_firmware_version",
        0x73 => "set_reader_address",
        0x74 => "set_work_antenna",
        0x75 => "get_work_antenna",
        0x76 => "set_output_power",
        0x77 => "get_output_power",
        0x78 => "set_frequency_region",
        0x79 => "get_frequency_region",
        0x7A => "set_beeper_mode",
        0x7B => "get_reader_temperature",
        0x7C => "set_drm_mode",
        0x7D => "get_drm_mode",
        0x7E => "get_return_loss",
        0x80 => "inventory_to_buffer",
        0x81 => "read",
        0x82 => "write",
        0x83 => "lock",
        0x84 => "kill",
        0x85 => "set_epc_match",
        0x86 => "get_epc_match",
        0x89 => "real_time_inventory",
        0x8A => "fast_switch_antenna_inventory",
        0x8B => "customized_session_target_inventory",
        0x8C => "set_fast_tid",
        0x8D => "set_and_save_fast_tid",
        0x8E => "get_fast_tid",
        0x90 => "get_inventory_buffer",
        0x91 => "get_and_reset_inventory_buffer",
        0x92 => "get_inventory_buffer_count",
        0x93 => "reset_inventory_buffer",
        0xB0 => "iso18000_6b_inventory",
        0xB1 => "iso18000_6b_read",
        0xB2 => "iso18000_6b_write",
        0xB3 => "iso18000_6b_lock",
        0xB4 => "iso18000_6b_query_lock",
        _ => return None,
    })
}

/// Whether the answer of this command is a value even when it has one byte only.
pub fn is_question(code: u8) -> bool {
    matches!(
        code,
        0x3F | 0x4F
            | 0x5A
            | 0x5C
            | 0x60
            | 0x63
            | 0x68
            | 0x6A
            | 0x72
            | 0x75
            | 0x77
            | 0x79
            | 0x7B
            | 0x7D
            | 0x7E
            | 0x86
            | 0x8E
            | 0x92
            | 0xF3
    )
}

/// What a status byte means. `None` if it is none.
pub fn status_words(status: u8) -> Option<&'static str> {
    Some(match status {
        0x10 => "done",
        0x11 => "failed",
        0x12 => "all rounds are over",
        0x13 => "all antennas had their turn",
        0x20 => "the processor has started afresh",
        0x21 => "the carrier could not be switched on",
        0x22 => "no antenna",
        0x23 => "writing the flash failed",
        0x24 => "reading the flash failed",
        0x25 => "setting the power failed",
        0x31 => "the inventory failed",
        0x32 => "reading the tag failed",
        0x33 => "writing the tag failed",
        0x34 => "locking the tag failed",
        0x35 => "killing the tag failed",
        0x36 => "no tag",
        0x37 => "the tag was heard, then access failed",
        0x38 => "the buffer is empty",
        0x3C => "the NXP command failed",
        0x40 => "access failed or wrong password",
        0x41 => "parameter is not valid",
        0x42 => "too many words",
        0x43 => "memory bank is not valid",
        0x44 => "lock area is not valid",
        0x45 => "lock type is not valid",
        0x46 => "reader address is not valid",
        0x47 => "antenna is not valid",
        0x48 => "power is not valid",
        0x49 => "region is not valid",
        0x4A => "baud rate is not valid",
        0x4B => "beeper mode is not valid",
        0x4C => "match is too long",
        0x4D => "match length is wrong",
        0x4E => "match mode is not valid",
        0x4F => "frequency range is not valid",
        0x50 => "no handle from the tag",
        0x51 => "DRM mode is not valid",
        0x52 => "the PLL does not lock",
        0x53 => "the radio chip does not answer",
        0x54 => "the power was not reached",
        0x55 => "copyright check failed",
        0x56 => "spectrum rules were broken",
        0x57 => "power too low",
        0xEE => "the return loss could not be measured",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_has_two_meanings() {
        assert_eq!(name_of(Variant::Invelion, 0x8C), Some("set_fast_tid"));
        assert_eq!(name_of(Variant::Ucchip, 0x8C), Some("stop_inventory"));
        assert_eq!(name_of(Variant::Invelion, 0x87), None);
        assert_eq!(name_of(Variant::Ucchip, 0x72), name_of(Variant::Invelion, 0x72));
    }

    #[test]
    fn every_status_has_words_and_nothing_else_has() {
        assert_eq!((0..=255).filter(|status| status_words(*status).is_some()).count(), 44);
        assert_eq!(status_words(status::NO_TAG), Some("no tag"));
    }
}
