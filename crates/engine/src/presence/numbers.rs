//! Logarithm and exponential from plain arithmetic: the libraries of different systems differ in the last digit, and
//! the same reads must give the same facts everywhere.

const LN_2: f32 = std::f32::consts::LN_2;

/// Natural logarithm of a positive, normal number; right to about six digits.
pub(super) fn ln(x: f32) -> f32 {
    let bits = x.max(f32::MIN_POSITIVE).to_bits();
    let exponent = (bits >> 23) as i32 - 127;
    let mantissa = f32::from_bits((bits & 0x007F_FFFF) | 0x3F80_0000);
    let is_upper = mantissa > std::f32::consts::SQRT_2;
    let (mantissa, exponent) = if is_upper { (mantissa * 0.5, exponent + 1) } else { (mantissa, exponent) };
    let t = (mantissa - 1.0) / (mantissa + 1.0);
    let square = t * t;
    let series = 1.0 + square * (1.0 / 3.0 + square * (0.2 + square * (1.0 / 7.0 + square / 9.0)));
    2.0 * t * series + exponent as f32 * LN_2
}

/// e to the power of x; 0 below −80, capped above 80.
pub(super) fn exp(x: f32) -> f32 {
    if x < -80.0 {
        return 0.0;
    }
    let x = x.min(80.0);
    let power = (x * std::f32::consts::LOG2_E + 0.5).floor();
    let r = x - power * LN_2;
    let series = 1.0 + r * (1.0 + r * (0.5 + r * (1.0 / 6.0 + r * (1.0 / 24.0 + r / 120.0))));
    series * f32::from_bits(((power as i32 + 127) as u32) << 23)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agree_with_the_library_to_five_digits() {
        for step in -4_000..4_000 {
            let x = step as f32 / 50.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 2e-5, "exp {x}");
            let y = x.exp();
            assert!((ln(y) - y.ln()).abs() < 2e-5 * y.ln().abs().max(1.0), "ln {y}");
        }
        assert_eq!((exp(-100.0), exp(0.0), ln(1.0)), (0.0, 1.0, 0.0));
    }
}
