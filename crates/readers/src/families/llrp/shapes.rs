//! The layout of every message and parameter of LLRP 1.0.1 and 1.1 (EPCglobal LLRP 1.1 §16, §17), and of the Impinj
//! extensions we use, as one table: decoding, encoding, naming and checking all read it.

use Part::{BitString, Bits, Fixed, Longs, Octets, Rest, S8, S16, Skip, Text, U8, U16, U32, U64, Words};

/// One field. All numbers are big-endian.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Unsigned, 8 bits.
    U8(&'static str),
    /// Unsigned, 16 bits.
    U16(&'static str),
    /// Unsigned, 32 bits.
    U32(&'static str),
    /// Unsigned, 64 bits.
    U64(&'static str),
    /// Signed, 8 bits.
    S8(&'static str),
    /// Signed, 16 bits.
    S16(&'static str),
    /// So many bits of a byte, most significant first.
    Bits(u8, &'static str),
    /// So many reserved bits.
    Skip(u8),
    /// A 16-bit count, then so many 16-bit words.
    Words(&'static str),
    /// A 16-bit count, then so many 32-bit words.
    Longs(&'static str),
    /// A 16-bit count, then so many bytes.
    Octets(&'static str),
    /// A 16-bit count of bits, then the bits, filled up to whole bytes.
    BitString(&'static str),
    /// A 16-bit count, then so many bytes of UTF-8.
    Text(&'static str),
    /// So many bytes.
    Fixed(u8, &'static str),
    /// All bytes that are left.
    Rest(&'static str),
}

/// A message or parameter.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// Its type number; for a custom parameter its subtype.
    pub number: u16,
    /// Its name, lower case.
    pub name: &'static str,
    /// Its fields, in order.
    pub parts: &'static [Part],
    /// Whether parameters follow the fields.
    pub has_parameters: bool,
}

const fn shape(number: u16, name: &'static str, parts: &'static [Part], has_parameters: bool) -> Shape {
    Shape { number, name, parts, has_parameters }
}

/// The message with this type number.
pub fn message(number: u16) -> Option<&'static Shape> {
    find(MESSAGES, number)
}

/// The parameter with this type number.
pub fn parameter(number: u16) -> Option<&'static Shape> {
    find(PARAMETERS, number)
}

/// The custom parameter of this vendor and subtype, if it is one we know.
pub fn custom(vendor: u32, subtype: u32) -> Option<&'static Shape> {
    let number = u16::try_from(subtype).ok()?;
    if vendor == IMPINJ { find(IMPINJ_PARAMETERS, number) } else { None }
}

/// The table is in the order of its numbers.
fn find(table: &'static [Shape], number: u16) -> Option<&'static Shape> {
    let at = table.binary_search_by_key(&number, |shape| shape.number).ok()?;
    table.get(at)
}

/// Vendor number of Impinj (IANA private enterprise number).
pub const IMPINJ: u32 = 25_882;

/// Vendor number of Motorola, now Zebra.
pub const ZEBRA: u32 = 161;

/// Type number of a custom parameter and of a custom message.
pub const CUSTOM: u16 = 1_023;

/// All messages, by number.
pub static MESSAGES: &[Shape] = &[
    shape(1, "get_reader_capabilities", &[U8("requested_data")], true),
    shape(
        2,
        "get_reader_config",
        &[U16("antenna_id"), U8("requested_data"), U16("gpi_port_num"), U16("gpo_port_num")],
        true,
    ),
    shape(3, "set_reader_config", &[Bits(1, "reset_to_factory_default"), Skip(7)], true),
    shape(4, "close_connection_response", &[], true),
    shape(11, "get_reader_capabilities_response", &[], true),
    shape(12, "get_reader_config_response", &[], true),
    shape(13, "set_reader_config_response", &[], true),
    shape(14, "close_connection", &[], false),
    shape(20, "add_rospec", &[], true),
    shape(21, "delete_rospec", &[U32("rospec_id")], false),
    shape(22, "start_rospec", &[U32("rospec_id")], false),
    shape(23, "stop_rospec", &[U32("rospec_id")], false),
    shape(24, "enable_rospec", &[U32("rospec_id")], false),
    shape(25, "disable_rospec", &[U32("rospec_id")], false),
    shape(26, "get_rospecs", &[], false),
    shape(30, "add_rospec_response", &[], true),
    shape(31, "delete_rospec_response", &[], true),
    shape(32, "start_rospec_response", &[], true),
    shape(33, "stop_rospec_response", &[], true),
    shape(34, "enable_rospec_response", &[], true),
    shape(35, "disable_rospec_response", &[], true),
    shape(36, "get_rospecs_response", &[], true),
    shape(40, "add_accessspec", &[], true),
    shape(41, "delete_accessspec", &[U32("accessspec_id")], false),
    shape(42, "enable_accessspec", &[U32("accessspec_id")], false),
    shape(43, "disable_accessspec", &[U32("accessspec_id")], false),
    shape(44, "get_accessspecs", &[], false),
    shape(46, "get_supported_version", &[], false),
    shape(47, "set_protocol_version", &[U8("protocol_version")], false),
    shape(50, "add_accessspec_response", &[], true),
    shape(51, "delete_accessspec_response", &[], true),
    shape(52, "enable_accessspec_response", &[], true),
    shape(53, "disable_accessspec_response", &[], true),
    shape(54, "get_accessspecs_response", &[], true),
    shape(56, "get_supported_version_response", &[U8("current_version"), U8("supported_version")], true),
    shape(57, "set_protocol_version_response", &[], true),
    shape(60, "get_report", &[], false),
    shape(61, "ro_access_report", &[], true),
    shape(62, "keepalive", &[], false),
    shape(63, "reader_event_notification", &[], true),
    shape(64, "enable_events_and_reports", &[], false),
    shape(72, "keepalive_ack", &[], false),
    shape(100, "error_message", &[], true),
    shape(1023, "custom_message", &[U32("vendor_identifier"), U8("message_subtype"), Rest("data")], false),
];

/// All parameters, by number; those below 128 have a fixed size and no length field.
pub static PARAMETERS: &[Shape] = &[
    shape(1, "antenna_id", &[U16("antenna_id")], false),
    shape(2, "first_seen_timestamp_utc", &[U64("microseconds")], false),
    shape(3, "first_seen_timestamp_uptime", &[U64("microseconds")], false),
    shape(4, "last_seen_timestamp_utc", &[U64("microseconds")], false),
    shape(5, "last_seen_timestamp_uptime", &[U64("microseconds")], false),
    shape(6, "peak_rssi", &[S8("peak_rssi")], false),
    shape(7, "channel_index", &[U16("channel_index")], false),
    shape(8, "tag_seen_count", &[U16("tag_count")], false),
    shape(9, "rospec_id", &[U32("rospec_id")], false),
    shape(10, "inventory_parameter_spec_id", &[U16("inventory_parameter_spec_id")], false),
    shape(11, "c1g2_crc", &[U16("crc")], false),
    shape(12, "c1g2_pc", &[U16("pc_bits")], false),
    shape(13, "epc96", &[Fixed(12, "epc")], false),
    shape(14, "spec_index", &[U16("spec_index")], false),
    shape(16, "accessspec_id", &[U32("accessspec_id")], false),
    shape(17, "opspec_id", &[U16("opspec_id")], false),
    shape(18, "c1g2_singulation_details", &[U16("num_collision_slots"), U16("num_empty_slots")], false),
    shape(19, "c1g2_xpc_w1", &[U16("xpc_w1")], false),
    shape(20, "c1g2_xpc_w2", &[U16("xpc_w2")], false),
    shape(128, "utc_timestamp", &[U64("microseconds")], false),
    shape(129, "uptime", &[U64("microseconds")], false),
    shape(
        137,
        "general_device_capabilities",
        &[
            U16("max_number_of_antenna_supported"),
            Bits(1, "can_set_antenna_properties"),
            Bits(1, "has_utc_clock_capability"),
            Skip(14),
            U32("device_manufacturer_name"),
            U32("model_name"),
            Text("reader_firmware_version"),
        ],
        true,
    ),
    shape(139, "receive_sensitivity_table_entry", &[U16("index"), S16("receive_sensitivity_value")], false),
    shape(140, "per_antenna_air_protocol", &[U16("antenna_id"), Octets("protocol_id")], false),
    shape(141, "gpio_capabilities", &[U16("num_gpis"), U16("num_gpos")], false),
    shape(
        142,
        "llrp_capabilities",
        &[
            Bits(1, "can_do_rf_survey"),
            Bits(1, "can_report_buffer_fill_warning"),
            Bits(1, "supports_client_request_opspec"),
            Bits(1, "can_do_tag_inventory_state_aware_singulation"),
            Bits(1, "supports_event_and_report_holding"),
            Skip(3),
            U8("max_num_priority_levels_supported"),
            U16("client_request_opspec_timeout"),
            U32("max_num_rospecs"),
            U32("max_num_specs_per_rospec"),
            U32("max_num_inventory_parameter_specs_per_aispec"),
            U32("max_num_accessspecs"),
            U32("max_num_opspecs_per_accessspec"),
        ],
        false,
    ),
    shape(143, "regulatory_capabilities", &[U16("country_code"), U16("communications_standard")], true),
    shape(144, "uhf_band_capabilities", &[], true),
    shape(145, "transmit_power_level_table_entry", &[U16("index"), S16("transmit_power_value")], false),
    shape(146, "frequency_information", &[Bits(1, "hopping"), Skip(7)], true),
    shape(147, "frequency_hop_table", &[U8("hop_table_id"), Skip(8), Longs("frequency")], false),
    shape(148, "fixed_frequency_table", &[Longs("frequency")], false),
    shape(
        149,
        "per_antenna_receive_sensitivity_range",
        &[U16("antenna_id"), U16("receive_sensitivity_index_min"), U16("receive_sensitivity_index_max")],
        false,
    ),
    shape(177, "rospec", &[U32("rospec_id"), U8("priority"), U8("current_state")], true),
    shape(178, "ro_boundary_spec", &[], true),
    shape(179, "rospec_start_trigger", &[U8("rospec_start_trigger_type")], true),
    shape(180, "periodic_trigger_value", &[U32("offset"), U32("period")], true),
    shape(
        181,
        "gpi_trigger_value",
        &[U16("gpi_port_num"), Bits(1, "gpi_event"), Skip(7), U32("timeout")],
        false,
    ),
    shape(182, "rospec_stop_trigger", &[U8("rospec_stop_trigger_type"), U32("duration_trigger_value")], true),
    shape(183, "aispec", &[Words("antenna_ids")], true),
    shape(184, "aispec_stop_trigger", &[U8("aispec_stop_trigger_type"), U32("duration_trigger")], true),
    shape(
        185,
        "tag_observation_trigger",
        &[
            U8("trigger_type"),
            Skip(8),
            U16("number_of_tags"),
            U16("number_of_attempts"),
            U16("t"),
            U32("timeout"),
        ],
        false,
    ),
    shape(186, "inventory_parameter_spec", &[U16("inventory_parameter_spec_id"), U8("protocol_id")], true),
    shape(187, "rf_survey_spec", &[U16("antenna_id"), U32("start_frequency"), U32("end_frequency")], true),
    shape(
        188,
        "rf_survey_spec_stop_trigger",
        &[U8("stop_trigger_type"), U32("duration_period"), U32("n")],
        false,
    ),
    shape(189, "loop_spec", &[U16("loop_count")], false),
    shape(
        207,
        "accessspec",
        &[
            U32("accessspec_id"),
            U16("antenna_id"),
            U8("protocol_id"),
            Bits(1, "current_state"),
            Skip(7),
            U32("rospec_id"),
        ],
        true,
    ),
    shape(
        208,
        "accessspec_stop_trigger",
        &[U8("accessspec_stop_trigger"), U16("operation_count_value")],
        false,
    ),
    shape(209, "access_command", &[], true),
    shape(217, "llrp_configuration_state_value", &[U32("llrp_configuration_state_value")], false),
    shape(218, "identification", &[U8("id_type"), Octets("reader_id")], false),
    shape(219, "gpo_write_data", &[U16("gpo_port_number"), Bits(1, "gpo_data"), Skip(7)], false),
    shape(220, "keepalive_spec", &[U8("keepalive_trigger_type"), U32("periodic_trigger_value")], false),
    shape(
        221,
        "antenna_properties",
        &[Bits(1, "antenna_connected"), Skip(7), U16("antenna_id"), S16("antenna_gain")],
        false,
    ),
    shape(222, "antenna_configuration", &[U16("antenna_id")], true),
    shape(223, "rf_receiver", &[U16("receiver_sensitivity")], false),
    shape(224, "rf_transmitter", &[U16("hop_table_id"), U16("channel_index"), U16("transmit_power")], false),
    shape(
        225,
        "gpi_port_current_state",
        &[U16("gpi_port_num"), Bits(1, "config"), Skip(7), U8("state")],
        false,
    ),
    shape(226, "events_and_reports", &[Bits(1, "hold_events_and_reports_upon_reconnect"), Skip(7)], false),
    shape(237, "ro_report_spec", &[U8("ro_report_trigger"), U16("n")], true),
    shape(
        238,
        "tag_report_content_selector",
        &[
            Bits(1, "enable_rospec_id"),
            Bits(1, "enable_spec_index"),
            Bits(1, "enable_inventory_parameter_spec_id"),
            Bits(1, "enable_antenna_id"),
            Bits(1, "enable_channel_index"),
            Bits(1, "enable_peak_rssi"),
            Bits(1, "enable_first_seen_timestamp"),
            Bits(1, "enable_last_seen_timestamp"),
            Bits(1, "enable_tag_seen_count"),
            Bits(1, "enable_accessspec_id"),
            Skip(6),
        ],
        true,
    ),
    shape(239, "access_report_spec", &[U8("access_report_trigger")], false),
    shape(240, "tag_report_data", &[], true),
    shape(241, "epc_data", &[BitString("epc")], false),
    shape(242, "rf_survey_report_data", &[], true),
    shape(
        243,
        "frequency_rssi_level_entry",
        &[U32("frequency"), U32("bandwidth"), S8("average_rssi"), S8("peak_rssi")],
        true,
    ),
    shape(244, "reader_event_notification_spec", &[], true),
    shape(
        245,
        "event_notification_state",
        &[U16("event_type"), Bits(1, "notification_state"), Skip(7)],
        false,
    ),
    shape(246, "reader_event_notification_data", &[], true),
    shape(247, "hopping_event", &[U16("hop_table_id"), U16("next_channel_index")], false),
    shape(248, "gpi_event", &[U16("gpi_port_number"), Bits(1, "gpi_event"), Skip(7)], false),
    shape(249, "rospec_event", &[U8("event_type"), U32("rospec_id"), U32("preempting_rospec_id")], false),
    shape(250, "report_buffer_level_warning_event", &[U8("report_buffer_percentage_full")], false),
    shape(251, "report_buffer_overflow_error_event", &[], false),
    shape(252, "reader_exception_event", &[Text("message")], true),
    shape(253, "rf_survey_event", &[U8("event_type"), U32("rospec_id"), U16("spec_index")], false),
    shape(254, "aispec_event", &[U8("event_type"), U32("rospec_id"), U16("spec_index")], true),
    shape(255, "antenna_event", &[U8("event_type"), U16("antenna_id")], false),
    shape(256, "connection_attempt_event", &[U16("status")], false),
    shape(257, "connection_close_event", &[], false),
    shape(287, "llrp_status", &[U16("status_code"), Text("error_description")], true),
    shape(288, "field_error", &[U16("field_num"), U16("error_code")], false),
    shape(289, "parameter_error", &[U16("parameter_type"), U16("error_code")], true),
    shape(
        327,
        "c1g2_llrp_capabilities",
        &[
            Bits(1, "can_support_block_erase"),
            Bits(1, "can_support_block_write"),
            Bits(1, "can_support_block_permalock"),
            Bits(1, "can_support_tag_recommissioning"),
            Bits(1, "can_support_umi_method2"),
            Bits(1, "can_support_xpc"),
            Skip(2),
            U16("max_num_select_filters_per_query"),
        ],
        false,
    ),
    shape(328, "c1g2_uhfrf_mode_table", &[], true),
    shape(
        329,
        "c1g2_uhfrf_mode_table_entry",
        &[
            U32("mode_identifier"),
            Bits(1, "dr_value"),
            Bits(1, "epchagtc_conformance"),
            Skip(6),
            U8("m_value"),
            U8("forward_link_modulation"),
            U8("spectral_mask_indicator"),
            U32("bdr_value"),
            U32("pie_value"),
            U32("min_tari_value"),
            U32("max_tari_value"),
            U32("step_tari_value"),
        ],
        false,
    ),
    shape(330, "c1g2_inventory_command", &[Bits(1, "tag_inventory_state_aware"), Skip(7)], true),
    shape(331, "c1g2_filter", &[Bits(2, "t"), Skip(6)], true),
    shape(
        332,
        "c1g2_tag_inventory_mask",
        &[Bits(2, "mb"), Skip(6), U16("pointer"), BitString("tag_mask")],
        false,
    ),
    shape(333, "c1g2_tag_inventory_state_aware_filter_action", &[U8("target"), U8("action")], false),
    shape(334, "c1g2_tag_inventory_state_unaware_filter_action", &[U8("action")], false),
    shape(335, "c1g2_rf_control", &[U16("mode_index"), U16("tari")], false),
    shape(
        336,
        "c1g2_singulation_control",
        &[Bits(2, "session"), Skip(6), U16("tag_population"), U32("tag_transit_time")],
        true,
    ),
    shape(
        337,
        "c1g2_tag_inventory_state_aware_singulation_action",
        &[Bits(1, "i"), Bits(1, "s"), Skip(6)],
        false,
    ),
    shape(338, "c1g2_tag_spec", &[], true),
    shape(
        339,
        "c1g2_target_tag",
        &[
            Bits(2, "mb"),
            Bits(1, "match"),
            Skip(5),
            U16("pointer"),
            BitString("tag_mask"),
            BitString("tag_data"),
        ],
        false,
    ),
    shape(
        341,
        "c1g2_read",
        &[
            U16("opspec_id"),
            U32("access_password"),
            Bits(2, "mb"),
            Skip(6),
            U16("word_pointer"),
            U16("word_count"),
        ],
        false,
    ),
    shape(
        342,
        "c1g2_write",
        &[
            U16("opspec_id"),
            U32("access_password"),
            Bits(2, "mb"),
            Skip(6),
            U16("word_pointer"),
            Words("write_data"),
        ],
        false,
    ),
    shape(343, "c1g2_kill", &[U16("opspec_id"), U32("kill_password")], false),
    shape(344, "c1g2_lock", &[U16("opspec_id"), U32("access_password")], true),
    shape(345, "c1g2_lock_payload", &[U8("privilege"), U8("data_field")], false),
    shape(
        346,
        "c1g2_block_erase",
        &[
            U16("opspec_id"),
            U32("access_password"),
            Bits(2, "mb"),
            Skip(6),
            U16("word_pointer"),
            U16("word_count"),
        ],
        false,
    ),
    shape(
        347,
        "c1g2_block_write",
        &[
            U16("opspec_id"),
            U32("access_password"),
            Bits(2, "mb"),
            Skip(6),
            U16("word_pointer"),
            Words("write_data"),
        ],
        false,
    ),
    shape(
        348,
        "c1g2_epc_memory_selector",
        &[Bits(1, "enable_crc"), Bits(1, "enable_pc_bits"), Skip(6)],
        false,
    ),
    shape(349, "c1g2_read_opspec_result", &[U8("result"), U16("opspec_id"), Words("read_data")], false),
    shape(
        350,
        "c1g2_write_opspec_result",
        &[U8("result"), U16("opspec_id"), U16("num_words_written")],
        false,
    ),
    shape(351, "c1g2_kill_opspec_result", &[U8("result"), U16("opspec_id")], false),
    shape(352, "c1g2_lock_opspec_result", &[U8("result"), U16("opspec_id")], false),
    shape(353, "c1g2_block_erase_opspec_result", &[U8("result"), U16("opspec_id")], false),
    shape(
        354,
        "c1g2_block_write_opspec_result",
        &[U8("result"), U16("opspec_id"), U16("num_words_written")],
        false,
    ),
    shape(356, "spec_loop_event", &[U32("rospec_id"), U32("loop_count")], false),
    shape(
        357,
        "c1g2_recommission",
        &[
            U16("opspec_id"),
            U32("kill_password"),
            Skip(5),
            Bits(1, "bit_3_sb"),
            Bits(1, "bit_2_sb"),
            Bits(1, "bit_lsb"),
        ],
        false,
    ),
    shape(
        358,
        "c1g2_block_permalock",
        &[
            U16("opspec_id"),
            U32("access_password"),
            Bits(2, "mb"),
            Skip(6),
            U16("block_pointer"),
            U16("block_mask_word_count"),
            Words("block_mask"),
        ],
        false,
    ),
    shape(
        359,
        "c1g2_get_block_permalock_status",
        &[
            U16("opspec_id"),
            U32("access_password"),
            Bits(2, "mb"),
            Skip(6),
            U16("block_pointer"),
            U16("block_range"),
        ],
        false,
    ),
    shape(360, "c1g2_recommission_opspec_result", &[U8("result"), U16("opspec_id")], false),
    shape(361, "c1g2_block_permalock_opspec_result", &[U8("result"), U16("opspec_id")], false),
    shape(
        362,
        "c1g2_get_block_permalock_status_opspec_result",
        &[U8("result"), U16("opspec_id"), Words("permalock_status")],
        false,
    ),
    shape(1023, "custom", &[U32("vendor_identifier"), U32("parameter_subtype"), Rest("data")], false),
];

/// Custom parameters of Impinj, by subtype.
pub static IMPINJ_PARAMETERS: &[Shape] = &[
    shape(21, "impinj_requested_data", &[U32("requested_data")], false),
    shape(23, "impinj_inventory_search_mode", &[U16("search_mode")], false),
    shape(
        26,
        "impinj_fixed_frequency_list",
        &[U16("fixed_frequency_mode"), Skip(16), Words("channels")],
        false,
    ),
    shape(
        28,
        "impinj_low_duty_cycle",
        &[U16("low_duty_cycle_mode"), U16("empty_field_timeout_ms"), U16("field_ping_interval_ms")],
        false,
    ),
    shape(37, "impinj_reader_temperature", &[S16("temperature_c")], false),
    shape(39, "impinj_report_buffer_configuration", &[U16("report_buffer_mode")], false),
    shape(50, "impinj_tag_report_content_selector", &[], true),
    shape(51, "impinj_enable_serialized_tid", &[U16("is_on")], false),
    shape(52, "impinj_enable_rf_phase_angle", &[U16("is_on")], false),
    shape(53, "impinj_enable_peak_rssi", &[U16("is_on")], false),
    shape(54, "impinj_enable_gps_coordinates", &[U16("is_on")], false),
    shape(55, "impinj_serialized_tid", &[Words("tid")], false),
    shape(56, "impinj_rf_phase_angle", &[U16("phase_4096")], false),
    shape(57, "impinj_peak_rssi", &[S16("rssi_cdbm")], false),
    shape(58, "impinj_gps_coordinates", &[Rest("coordinates")], false),
    shape(65, "impinj_enable_optimized_read", &[U16("is_on")], true),
    shape(67, "impinj_enable_rf_doppler_frequency", &[U16("is_on")], false),
    shape(68, "impinj_rf_doppler_frequency", &[S16("doppler_16th_hz")], false),
    shape(72, "impinj_enable_tx_power", &[U16("is_on")], false),
    shape(73, "impinj_tx_power", &[U16("power_cdbm")], false),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_in_order_and_complete() {
        for table in [MESSAGES, PARAMETERS, IMPINJ_PARAMETERS] {
            assert!(table.windows(2).all(|two| two[0].number < two[1].number));
        }
        assert_eq!((MESSAGES.len(), PARAMETERS.len()), (44, 118));
        assert_eq!(message(61).map(|shape| shape.name), Some("ro_access_report"));
        assert_eq!(parameter(177).map(|shape| shape.name), Some("rospec"));
        assert!(custom(IMPINJ, 56).is_some() && custom(ZEBRA, 56).is_none());
    }

    #[test]
    fn bits_fill_whole_bytes() {
        for shape in MESSAGES.iter().chain(PARAMETERS).chain(IMPINJ_PARAMETERS) {
            let mut bits = 0;
            for part in shape.parts {
                if let Part::Bits(count, _) | Part::Skip(count) = part {
                    bits += count;
                } else {
                    assert_eq!(bits % 8, 0, "{}", shape.name);
                }
            }
            assert_eq!(bits % 8, 0, "{}", shape.name);
        }
    }
}
